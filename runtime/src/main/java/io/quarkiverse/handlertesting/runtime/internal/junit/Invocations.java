package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.TestTemplate;
import org.junit.platform.commons.support.AnnotationSupport;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;

/**
 * Counts the invocations of the test methods that JUnit runs several times: parameterized, repeated, and those of parameterized
 * classes. Quarkus tells neither which invocation a test is nor what became of the earlier ones.
 */
@Singleton
public class Invocations {

    /** How many failed invocations a message names. */
    private static final int SHOWN = 3;

    private static final String CASE = " › ";

    private final Map<String, Earlier> methods = new ConcurrentHashMap<>();

    /** The invocations of one method that have ended. */
    private static final class Earlier {

        private int count;
        private int failed;
        private final List<String> failedNames = new ArrayList<>();

        synchronized int count() {
            return count;
        }

        synchronized void ended(String name, boolean fails) {
            count++;
            if (fails) {
                failed++;
                if (failedNames.size() < SHOWN) {
                    failedNames.add(name);
                }
            }
        }

        synchronized Optional<String> text() {
            if (count == 0) {
                return Optional.empty();
            }
            String all = count == 1 ? "The earlier invocation of this method"
                    : "The " + count + " earlier invocations of this method";
            if (failed == 0) {
                return Optional.of(all + " passed.");
            }
            String names = String.join(", ", failedNames) + (failed > failedNames.size() ? ", …" : "");
            return Optional.of(failed == count ? all + " failed too."
                    : "Of the " + count + " earlier invocations of this method, " + failed + " failed too: " + names + ".");
        }
    }

    /** Names the invocation, if JUnit may run the method several times. */
    void begin(TestClass test, TestRun run) {
        if (isRepeated(test)) {
            Earlier earlier = methods.computeIfAbsent(key(test), method -> new Earlier());
            run.journal().named(test.name() + " (" + ordinal(earlier.count() + 1) + " invocation)");
        }
    }

    /** How the earlier invocations of the method ended; empty if there were none. */
    Optional<String> earlier(TestClass test) {
        return Optional.ofNullable(methods.get(key(test))).flatMap(Earlier::text);
    }

    /** @param name that of the test run, as {@link #begin} or the extension of cases has set it */
    void end(TestClass test, String name, boolean failed) {
        Earlier earlier = methods.get(key(test));
        if (earlier != null) {
            String own = name.substring(Math.min(name.length(), test.name().length()));
            earlier.ended(
                    own.startsWith(CASE) ? own.substring(CASE.length()) : own.replaceAll("^ \\((.*) invocation\\)$", "the $1"),
                    failed);
        }
    }

    /** Forgets the invocations of a class that begins again, as with continuous testing. */
    void beginClass(Class<?> tests) {
        if (!isRepeated(tests)) {
            methods.keySet().removeIf(key -> key.startsWith(tests.getName() + "."));
        }
    }

    private static boolean isRepeated(TestClass test) {
        return AnnotationSupport.isAnnotated(test.method(), TestTemplate.class)
                || test.withEnclosingClasses().stream().anyMatch(Invocations::isRepeated);
    }

    private static boolean isRepeated(Class<?> tests) {
        return AnnotationSupport.isAnnotated(tests, ClassTemplate.class);
    }

    private static String key(TestClass test) {
        return test.type().getName() + "." + test.method().getName();
    }

    static String ordinal(int number) {
        int tens = number % 100;
        String suffix = tens >= 11 && tens <= 13 ? "th" : switch (number % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
        return number + suffix;
    }
}
