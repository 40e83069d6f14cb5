package io.quarkiverse.handlertesting.runtime.internal.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The hosts in the address of a database. */
final class DatabaseAddress {

    /** The part of a URL of JDBC, or of a reactive client, that has hosts and ports. */
    private static final Pattern AUTHORITY = Pattern.compile("(?<!/)//(?!/)(?:[^/@]*@)?([^/?;]+)");
    private static final Pattern H2_IN_PROCESS = Pattern.compile("(?i)^jdbc:(?:\\w+:)?h2:(?!tcp:|ssl:).*");
    private static final Pattern LOOPBACK = Pattern
            .compile("(?i)localhost|127(?:\\.\\d{1,3}){3}|\\[?::1]?|\\[?0:0:0:0:0:0:0:1]?");

    /** Parameters by which PostgreSQL's clients take another host than that of the authority. */
    private static final Pattern HOST = Pattern.compile("(?i)[?&](?:pg)?host(?:addr)?=([^&]*)");
    /** Without a host, the client takes this machine. */
    private static final Pattern WITHOUT_HOST = Pattern.compile("(?i)^(?:jdbc:)?(?:[\\w-]+:)*postgresql:(?:///|[^/]).*");

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
        return hosts.isEmpty() && !WITHOUT_HOST.matcher(url).matches() ? Optional.of(url.replaceFirst("[?;].*", ""))
                : hosts.stream().filter(host -> !LOOPBACK.matcher(host).matches()
                        && allowed.stream().noneMatch(host::equalsIgnoreCase)).findFirst();
    }

    /** Of a list of addresses, those of all. */
    private static List<String> hosts(String url) {
        List<String> hosts = new ArrayList<>();
        AUTHORITY.matcher(url).results().forEach(authority -> {
            for (String host : authority.group(1).split(",")) {
                hosts.add(host.startsWith("[") ? host.replaceFirst("].*", "]") : host.replaceFirst(":\\d*$", ""));
            }
        });
        HOST.matcher(url).results()
                .forEach(parameter -> hosts.add(URLDecoder.decode(parameter.group(1), StandardCharsets.UTF_8)));
        return hosts;
    }
}
