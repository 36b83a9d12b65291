/** Binance spot and USD-M futures: constants, messages and their parsing, without any I/O. */
package io.tapeflow.connectors.exchange.binance;
