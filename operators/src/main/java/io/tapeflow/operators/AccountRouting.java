package io.tapeflow.operators;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which accounts trade which instruments. */
public final class AccountRouting implements Serializable {

    private static final long serialVersionUID = 1L;

    private final TreeMap<String, List<String>> instrumentsOfAccount;
    private transient Map<String, List<String>> accountsOfInstrument;

    /**
     * @param instrumentsOfAccount for each account the ids of its instruments; an empty list stands
     *     for all
     */
    public AccountRouting(Map<String, List<String>> instrumentsOfAccount) {
        this.instrumentsOfAccount = new TreeMap<>(instrumentsOfAccount);
    }

    /** One account that trades everything. */
    public static AccountRouting everythingTo(String account) {
        return new AccountRouting(Map.of(account, List.of()));
    }

    /** All accounts, in order of name. */
    public List<String> accounts() {
        return List.copyOf(instrumentsOfAccount.keySet());
    }

    /** The accounts that trade the instrument, in order of name. */
    public List<String> accountsOf(String instrument) {
        if (accountsOfInstrument == null) {
            accountsOfInstrument = new HashMap<>();
        }
        return accountsOfInstrument.computeIfAbsent(instrument, this::find);
    }

    private List<String> find(String instrument) {
        List<String> accounts = new ArrayList<>();
        instrumentsOfAccount.forEach(
                (account, instruments) -> {
                    if (instruments.isEmpty() || instruments.contains(instrument)) {
                        accounts.add(account);
                    }
                });
        return accounts;
    }
}
