package io.tapeflow.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A way to a server that can be cut and mended: while cut, nobody listens on its port. */
public final class CutProxy implements AutoCloseable {
    private final URI server;
    private final int port;
    private final List<AutoCloseable> sockets = new ArrayList<>();

    /** Begins cut. */
    public CutProxy(URI server) throws IOException {
        this.server = server;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public synchronized void mend() throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        sockets.add(listener);
        start(() -> accept(listener));
    }

    public synchronized void cut() {
        for (AutoCloseable socket : sockets) {
            closeQuietly(socket);
        }
        sockets.clear();
    }

    @Override
    public void close() {
        cut();
    }

    private void accept(ServerSocket listener) {
        try {
            while (true) {
                connect(listener, listener.accept());
            }
        } catch (IOException e) {
            closeQuietly(listener);
        }
    }

    private synchronized void connect(ServerSocket listener, Socket client) throws IOException {
        if (listener.isClosed()) {
            // Cut since the client came.
            client.close();
            return;
        }
        Socket upstream = new Socket(server.getHost(), server.getPort());
        sockets.add(client);
        sockets.add(upstream);
        start(() -> pump(client, upstream));
        start(() -> pump(upstream, client));
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // Cut.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void start(Runnable code) {
        Thread thread = new Thread(code, "cut-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // It is closed.
        }
    }
}
