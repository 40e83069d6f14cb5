package io.quarkiverse.handlertesting.runtime.internal.selfcheck;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The methods of Quarkus and Vert.x that the extension expects and did not find when the tests were built. An ability that
 * lacks a method fails when a test needs it: otherwise its results would be wrong without a sign. Immutable.
 *
 * @param quarkus the application's version of Quarkus
 * @param missing empty if everything was found
 */
public record SelfCheck(String quarkus, List<MissingMethod> missing) {

    private static final String EXPECTED = "Expected as in Quarkus 3.33 with Vert.x 4.5, but not found:\n";

    /**
     * @param call the call or annotation that needs the ability, as a test writes it
     * @throws IllegalStateException if the ability lacks a method; the message names all that it lacks
     */
    public void require(Ability ability, String call) {
        List<MissingMethod> lacking = missing.stream().filter(method -> method.ability() == ability).toList();
        if (!lacking.isEmpty()) {
            throw new IllegalStateException(call + " does not work with Quarkus " + quarkus + ": " + ability.danger() + ".\n"
                    + EXPECTED + lines(lacking) + "\nUse a version of quarkus-handler-testing that supports Quarkus "
                    + quarkus + ". Until there is one, " + ability.instead() + ". Please report it.");
        }
    }

    /** The warning that names the effects on the tests of this application. Empty if everything was found. */
    public String warning() {
        if (missing.isEmpty()) {
            return "";
        }
        return "This version of quarkus-handler-testing does not support all of Quarkus " + quarkus + ":\n"
                + lines(missing.stream().map(MissingMethod::ability).distinct().map(Ability::effect).toList()) + "\n"
                + EXPECTED + lines(missing) + "\nUse a version of quarkus-handler-testing that supports Quarkus " + quarkus
                + ". If there is no such version, please report it.";
    }

    private static String lines(List<?> lines) {
        return lines.stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }
}
