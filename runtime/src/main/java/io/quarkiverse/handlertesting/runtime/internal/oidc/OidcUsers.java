package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The users of a provider, the codes that it issued, and the user who logs in. Thread-safe. */
public final class OidcUsers {

    private static final String CODE_OF = "code-of-";

    private final String provider;
    private final Map<String, OidcUser> users = new TreeMap<>();
    private final Map<String, OidcLogin> codes = new TreeMap<>();
    private final Set<String> redeemed = new HashSet<>();
    private OidcUser present;
    private int logins;

    OidcUsers(String provider) {
        this.provider = provider;
    }

    public synchronized void add(OidcUser user) {
        users.put(user.name(), user);
    }

    /**
     * @throws IllegalArgumentException if the user is unknown
     */
    public synchronized OidcUser get(String name) {
        OidcUser user = users.get(name);
        if (user == null) {
            throw new IllegalArgumentException("Unknown user " + name + " at " + provider + ". Known users: "
                    + (users.isEmpty() ? "none" : String.join(", ", users.keySet()))
                    + ". Add it with OidcUpstream.user(\"" + name + "\").");
        }
        return user;
    }

    synchronized Optional<OidcUser> find(String name) {
        return Optional.ofNullable(users.get(name));
    }

    /** Lets this user log in from now on. */
    public synchronized void login(String name) {
        present = get(name);
    }

    /** The user who logs in; empty if the test has named none. */
    synchronized Optional<OidcUser> present() {
        return Optional.ofNullable(present);
    }

    /** Adds a code that can be redeemed once. */
    public synchronized void addCode(String code, OidcLogin login) {
        codes.put(code, login);
        redeemed.remove(code);
    }

    /** Adds a login under a new code. */
    synchronized String newCode(OidcLogin login) {
        String code = "code-" + ++logins + "-of-" + login.user().name();
        addCode(code, login);
        return code;
    }

    /**
     * Redeems a code. It can be redeemed once, but {@code code-of-alice} any number of times, unless a test has added it.
     *
     * @throws IllegalArgumentException if the code is unknown
     */
    synchronized OidcLogin redeem(String code) {
        OidcLogin login = codes.remove(code);
        if (login != null) {
            redeemed.add(code);
        } else if (code.startsWith(CODE_OF) && !redeemed.contains(code)) {
            return OidcLogin.of(get(code.substring(CODE_OF.length())));
        }
        if (login == null) {
            throw new IllegalArgumentException(
                    "The code " + code + " at " + provider + " is unknown, or already redeemed. Known codes: "
                            + (codes.isEmpty() ? "" : String.join(", ", codes.keySet()) + ", and ")
                            + "code-of-<user> for each user.");
        }
        return login;
    }
}
