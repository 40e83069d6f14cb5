package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Hosts and domains: RFC 6265, sections 5.1.2 and 5.1.3. */
public final class Hosts {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private Hosts() {
    }

    /**
     * The host of an address, in the form that cookies use.
     *
     * @throws IllegalArgumentException if the address has no host
     */
    public static String of(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            // java.net.URI finds no host in names with an underscore, for example.
            host = ofAuthority(uri.getRawAuthority());
        }
        if (host == null || host.isEmpty()) {
            throw new IllegalArgumentException("The address has no host: " + uri);
        }
        return canonical(host);
    }

    private static String ofAuthority(String authority) {
        if (authority == null) {
            return null;
        }
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.lastIndexOf(':');
        return port < 0 ? host : host.substring(0, port);
    }

    static String canonical(String host) {
        try {
            return IDN.toASCII(host).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomainName) {
            return host.toLowerCase(Locale.ROOT);
        }
    }

    /** The name without the dot of a fully qualified name ({@code example.com.}): RFC 1034, section 3.1. */
    static String withoutRoot(String domain) {
        return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    }

    /** Whether a cookie for the domain is sent to the host too. */
    static boolean matches(String host, String domain) {
        return host.equals(domain) || host.endsWith(domain) && host.charAt(host.length() - domain.length() - 1) == '.'
                && !isAddress(host);
    }

    public static boolean isAddress(String host) {
        return host.startsWith("[") || IPV4.matcher(host).matches();
    }
}
