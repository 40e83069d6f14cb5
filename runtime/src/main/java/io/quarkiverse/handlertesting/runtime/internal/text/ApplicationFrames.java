package io.quarkiverse.handlertesting.runtime.internal.text;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the line of the application that started something. */
public final class ApplicationFrames {

    /** A method that the compiler makes of a lambda expression; the group is the method that contains the expression. */
    private static final Pattern LAMBDA = Pattern.compile("^lambda\\$(.+)\\$\\d+$");
    private static final Pattern PASSED_ON = Pattern
            .compile("^RoutingContext\\w*\\.next$|InvocationContext\\.proceed$|Chain\\.doFilter$");
    private static final StackWalker WALKER = StackWalker.getInstance(Set.of(), 8);
    private static final String OURS = "io.quarkiverse.handlertesting.runtime.";
    private static final String[] FRAMEWORKS = { "java.", "jdk.", "sun.", "jakarta.", "io.quarkus.", "io.vertx.",
            "io.smallrye.",
            "io.netty.", "io.grpc.", "io.restassured.", "org.jboss.", "org.junit.", "org.apache.", "org.codehaus.",
            "org.quartz.",
            "org.hibernate.", "groovy.", "kotlin.", "kotlinx.", "com.arjuna.", "com.fasterxml.jackson.", "io.agroal.",
            "org.h2.",
            "org.postgresql.", OURS };
    /** The names of the methods that the method references of changed classes call begin so. */
    public static final String REFERENCE = "handlerTesting$";

    /** Frames beyond this number belong to the caller of the application. */
    private static final int MAX_FRAMES = 200;
    private static final int MAX_CAUSES = 100;

    private ApplicationFrames() {
    }

    /**
     * The innermost frame of this thread that belongs to the application or the test; {@code null} if the thread has no such
     * frame.
     */
    public static StackFrame innermost() {
        return WALKER.walk(frames -> frames.limit(MAX_FRAMES).filter(ApplicationFrames::isOfApplication).findFirst())
                .orElse(null);
    }

    /**
     * The frames of this thread, from the innermost one that source code of the application or the test has, outwards; empty if
     * there is none.
     */
    public static List<StackFrame> fromInnermost() {
        // Classes that a framework generates for the application have its packages, but no source file.
        return WALKER.walk(frames -> frames.limit(MAX_FRAMES)
                .dropWhile(frame -> !isOfApplication(frame) || frame.getFileName() == null).toList());
    }

    /**
     * The method of the application that a framework has called, if that is not the innermost one itself, with its line:
     * {@code ChatStream.onNext(ChatStream.java:44)}; {@code null} if it is, or if there is none.
     */
    public static String caller() {
        List<StackFrame> own = own();
        int last = own.size() - 1;
        // The compiler adds a method that calls the one of the source, if a generic type has it.
        while (last > 0 && method(own.get(last)).equals(method(own.get(last - 1)))) {
            last--;
        }
        return last < 1 ? null : place(own.get(last).toStackTraceElement());
    }

    /** The innermost frame of the application, with its method and its line; {@code null} if there is none. */
    public static String place() {
        List<StackFrame> own = own();
        return own.isEmpty() ? null : place(own.get(0).toStackTraceElement());
    }

    /** The innermost frame of the application, and those of the application that lead to it directly. */
    private static List<StackFrame> own() {
        return WALKER.walk(frames -> frames.limit(MAX_FRAMES).dropWhile(frame -> !isOfApplication(frame))
                .takeWhile(frame -> isOfApplication(frame) && frame.getFileName() != null).toList());
    }

    /** A method reference whose method is replaced has a method in the class of the application, but no line there. */
    private static boolean isOfApplication(StackFrame frame) {
        return isApplication(frame.getClassName()) && !frame.getMethodName().startsWith(REFERENCE);
    }

    /**
     * The innermost frame that source code of the application or the test has in the stack of an exception or of its causes;
     * {@code null} if there is none.
     */
    public static StackTraceElement innermostOf(Throwable thrown) {
        // Exceptions may be causes of each other.
        int left = MAX_CAUSES;
        for (Throwable at = thrown; at != null && left > 0; at = at.getCause(), left--) {
            StackTraceElement[] stack = stack(at);
            int innermost = innermost(stack);
            if (innermost >= 0) {
                return stack[innermost];
            }
        }
        return null;
    }

    /**
     * The method of a library that the innermost frame of the application has called, {@code List.add}, in the stack of this
     * exception; {@code null} if the application has thrown it itself, or is not in its stack.
     */
    static String calledByInnermost(Throwable thrown) {
        StackTraceElement[] stack = stack(thrown);
        int innermost = innermost(stack);
        return innermost <= 0 ? null : method(stack[innermost - 1]);
    }

    /**
     * Methods that a framework adds to a class have its file, and no line. A filter or interceptor that has only passed the
     * call
     * on, to the framework that threw the exception, has no part in it.
     */
    private static int innermost(StackTraceElement[] stack) {
        for (int i = 0; i < stack.length; i++) {
            if (isApplication(stack[i].getClassName()) && stack[i].getFileName() != null && stack[i].getLineNumber() >= 0) {
                return i > 0 && PASSED_ON.matcher(method(stack[i - 1])).find() ? -1 : i;
            }
        }
        return -1;
    }

    /** The stack of an exception. That of a mock has none. */
    public static StackTraceElement[] stack(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return stack == null ? new StackTraceElement[0] : stack;
    }

    /** The class and method of a frame, {@code Importer.run}, also for a lambda expression inside that method. */
    public static String method(StackFrame frame) {
        return method(frame.toStackTraceElement());
    }

    /** As {@link #method(StackFrame)}. */
    static String method(StackTraceElement frame) {
        String className = frame.getClassName();
        return KotlinFrames.isKotlin(frame) ? KotlinFrames.method(className, frame.getMethodName())
                : className.substring(className.lastIndexOf('.') + 1).replace('$', '.') + "."
                        + LAMBDA.matcher(frame.getMethodName()).replaceFirst("$1");
    }

    /** The method and line of a frame: {@code Importer.run(Importer.java:31)}. */
    public static String place(StackTraceElement frame) {
        return method(frame) + "(" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
    }

    /** The place of {@link #innermost()}: {@code PullTest.java:31}; {@code null} if there is none, or it has no line. */
    public static String line() {
        StackFrame frame = innermost();
        return frame == null || frame.getFileName() == null ? null : frame.getFileName() + ":" + frame.getLineNumber();
    }

    /** Whether a class may belong to the application or the test, by its name. */
    public static boolean isApplication(String className) {
        for (String framework : FRAMEWORKS) {
            if (className.startsWith(framework)) {
                return false;
            }
        }
        // Generated subclasses and client proxies have no lines; those of generated stubs of gRPC say nothing.
        return !className.endsWith("_Subclass") && !className.endsWith("_ClientProxy")
                && !(className.contains("Grpc$") && className.endsWith("Stub"));
    }
}
