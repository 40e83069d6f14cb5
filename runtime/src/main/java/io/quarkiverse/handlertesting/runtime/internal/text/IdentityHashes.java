package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Removes what {@code Object.toString} appends to the name of a type: it differs in each run, and says nothing.
 * {@code Page[query=org.acme.PullQuery@6f3b]} becomes {@code Page[query=PullQuery]}.
 */
final class IdentityHashes {

    private static final String BEGIN = "(?<![\\w.$@-])";
    /** Not that of a mail address, whose domain has a dot. */
    private static final String END = "(?![\\w.@-])";

    private static final Pattern ARRAY = Pattern
            .compile("(\\[+)(?:L(?:[\\w$]+\\.)*([\\w$]+);|([ZBCDFIJS]))@[0-9a-f]{1,8}" + END);
    private static final Pattern QUALIFIED = Pattern
            .compile(BEGIN + "(?:[a-z_][\\w]*\\.)+([A-Z][\\w$]*)(?:/0x[0-9a-f]+)?@[0-9a-f]{1,8}" + END);
    /** Without a package, only what is as long as most hash codes: {@code Bob@acme} is a text. */
    private static final Pattern SIMPLE = Pattern
            .compile(BEGIN + "([A-Z][\\w$]*)@(?=[0-9a-f]*\\d)[0-9a-f]{5,8}" + END);

    private static final Map<String, String> PRIMITIVES = Map.of("Z", "boolean", "B", "byte", "C", "char", "D", "double", "F",
            "float", "I", "int", "J", "long", "S", "short");

    private IdentityHashes() {
    }

    static String without(String text) {
        if (text.indexOf('@') < 0) {
            return text;
        }
        String changed = ARRAY.matcher(text).replaceAll(IdentityHashes::array);
        changed = QUALIFIED.matcher(changed).replaceAll(match -> name(match.group(1)));
        return SIMPLE.matcher(changed).replaceAll(match -> name(match.group(1)));
    }

    private static String array(MatchResult match) {
        String type = match.group(2) == null ? PRIMITIVES.get(match.group(3)) : name(match.group(2));
        return type + "[]".repeat(match.group(1).length());
    }

    private static String name(String binary) {
        int lambda = binary.indexOf("$$Lambda");
        return lambda >= 0 ? "lambda of " + name(binary.substring(0, lambda)) : binary.replace('$', '.');
    }
}
