package io.quarkiverse.handlertesting.runtime.internal.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hosts in the address of a database. */
final class DatabaseAddress {

    /** The part of a URL of JDBC, or of a reactive client, that has hosts and ports. */
    private static final Pattern AUTHORITY = Pattern.compile("//(?:[^/@]*@)?([^/?;]+)");
    private static final Pattern H2_IN_PROCESS = Pattern.compile("(?i)^jdbc:(?:\\w+:)?h2:(?!tcp:|ssl:).*");
    private static final Pattern LOOPBACK = Pattern
            .compile("(?i)localhost|127(?:\\.\\d{1,3}){3}|\\[?::1]?|\\[?0:0:0:0:0:0:0:1]?");

    private DatabaseAddress() {
    }

    /**
     * A host that is neither this machine nor allowed; empty if there is none. The address itself, without parameters, if its
     * hosts are unknown.
     */
    static Optional<String> foreign(String url, List<String> allowed) {
        if (H2_IN_PROCESS.matcher(url).matches()) {
            return Optional.empty();
        }
        List<String> hosts = hosts(url);
        return hosts.isEmpty() ? Optional.of(url.replaceFirst("[?;].*", ""))
                : hosts.stream().filter(host -> !LOOPBACK.matcher(host).matches()
                        && allowed.stream().noneMatch(host::equalsIgnoreCase)).findFirst();
    }

    private static List<String> hosts(String url) {
        List<String> hosts = new ArrayList<>();
        Matcher authority = AUTHORITY.matcher(url);
        if (authority.find()) {
            for (String host : authority.group(1).split(",")) {
                hosts.add(host.startsWith("[") ? host.replaceFirst("].*", "]") : host.replaceFirst(":\\d*$", ""));
            }
        }
        return hosts;
    }
}
