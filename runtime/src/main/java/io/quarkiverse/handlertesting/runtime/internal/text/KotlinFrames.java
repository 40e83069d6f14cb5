package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of methods as the source code of Kotlin has them. Its compiler makes classes and methods of lambda expressions. */
final class KotlinFrames {

    /** The class of a lambda expression. The groups are class and method that contain the expression. */
    private static final Pattern LAMBDA_CLASS = Pattern.compile("(.+?)\\$(\\p{Ll}[^$]*)\\$.+");
    /** The methods that run the lambda expression of such a class. */
    private static final Set<String> LAMBDA_METHODS = Set.of("invoke", "invokeSuspend");
    /** Begins the name of a method that the compiler adds, so that a lambda expression may call a private one. */
    private static final String ACCESS = "access$";

    private KotlinFrames() {
    }

    static boolean isKotlin(StackTraceElement frame) {
        return frame.getFileName() != null && frame.getFileName().endsWith(".kt");
    }

    /** {@code Pulls.start}, also for code in a lambda expression or a coroutine of this method. */
    static String method(String className, String method) {
        String type = className.substring(className.lastIndexOf('.') + 1);
        Matcher lambda = LAMBDA_CLASS.matcher(type);
        if (LAMBDA_METHODS.contains(method) && lambda.matches()) {
            return name(lambda.group(1), lambda.group(2));
        }
        String called = method.startsWith(ACCESS) ? method.substring(ACCESS.length()) : method;
        int generated = called.indexOf('$');
        return name(type, generated > 0 ? called.substring(0, generated) : called);
    }

    private static String name(String type, String method) {
        return type.replace('$', '.') + "." + method;
    }
}
