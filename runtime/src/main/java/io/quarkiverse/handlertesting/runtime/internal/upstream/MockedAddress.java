package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An address, or a list of them, that leads to a mock: as the application has configured it, but for scheme, host and port. */
final class MockedAddress {

    /**
     * Applications join addresses by hand, so all after the port stays as it is, also what no URI may have, such as a brace.
     */
    private static final String REST = "((?:[/?#].*)?)";
    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:[\\w.-]+|\\[[^]]*]):\\d+" + REST, Pattern.DOTALL);
    private static final Pattern URL = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?://((?:[^/?#]*@)?)[^/?#]*)?" + REST,
            Pattern.DOTALL);

    private static final Pattern WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);

    private MockedAddress() {
    }

    /**
     * @param configured the address of the real service, or several, separated by commas; empty if there is none
     * @param mock host and port of the mock
     */
    static String of(String configured, String mock) {
        return list(configured).stream().map(address -> ofOne(address, mock)).distinct().collect(Collectors.joining(","));
    }

    /** The addresses of a list. An address may have commas in its path or query, so each must have a scheme or a port. */
    static List<String> list(String configured) {
        List<String> all = Stream.of(configured.split(",")).map(String::strip).toList();
        return all.size() > 1 && all.stream().allMatch(MockedAddress::isWhole) ? all : List.of(configured.strip());
    }

    private static boolean isWhole(String address) {
        return WITH_SCHEME.matcher(address).matches() || HOST_AND_PORT.matcher(address).matches();
    }

    private static String ofOne(String address, String mock) {
        Matcher hostAndPort = HOST_AND_PORT.matcher(address);
        if (hostAndPort.matches()) {
            return mock + hostAndPort.group(1);
        }
        Matcher url = URL.matcher(address);
        // A key as text or another placeholder is not an address.
        return "http://" + (url.matches() ? (url.group(1) == null ? "" : url.group(1)) + mock + url.group(2) : mock);
    }
}
