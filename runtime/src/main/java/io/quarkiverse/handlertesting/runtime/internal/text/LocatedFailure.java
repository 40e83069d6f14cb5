package io.quarkiverse.handlertesting.runtime.internal.text;

/** The text of an exception with the line of the application that threw it. */
public final class LocatedFailure {

    private static final int MAX_CAUSES = 100;

    private LocatedFailure() {
    }

    /**
     * {@code NullPointerException at Importer.java:40}, followed by {@code ": "} and the message. An exception with causes
     * shows
     * the last one too: {@code ImportException: import failed, caused by NullPointerException at Importer.java:40}. One line;
     * it
     * never throws.
     */
    public static String of(Throwable failure) {
        Throwable root = FailureText.wrapsUndeclared(failure) ? failure : root(failure);
        return root == failure ? located(failure, failure)
                : wrapper(failure) + ", caused by " + located(root, failure);
    }

    /** An exception without a message of its own has the text of its cause. */
    private static String wrapper(Throwable failure) {
        return FailureText.of(failure, message -> message.equals(String.valueOf(cause(failure))) ? "" : message)
                .replaceFirst(": $", "");
    }

    /** {@code " at Importer.java:40"}: the line of the application that threw the exception; empty if there is none. */
    public static String place(Throwable failure) {
        String line = line(failure, failure);
        return line == null ? "" : " at " + line;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        // Exceptions may be causes of each other.
        for (int left = MAX_CAUSES; left > 0; left--) {
            Throwable cause = cause(root);
            if (cause == null || cause == root || cause == failure) {
                return root;
            }
            root = cause;
        }
        return failure;
    }

    private static Throwable cause(Throwable failure) {
        try {
            return failure.getCause();
        } catch (Throwable broken) {
            return null;
        }
    }

    /** @param whole has the line if the root has none */
    private static String located(Throwable root, Throwable whole) {
        String text = FailureText.of(root);
        int message = text.indexOf(": ");
        String line = line(root, whole);
        String called = message < 0 && line != null ? called(root) : null;
        String place = line == null ? "" : called == null ? " at " + line : " in " + called + ", called at " + line;
        return message < 0 ? text + place : text.substring(0, message) + place + text.substring(message);
    }

    /** An exception without a message is told by the method that threw it. */
    private static String called(Throwable failure) {
        try {
            return failure.getMessage() != null ? null : ApplicationFrames.calledByInnermost(failure);
        } catch (Throwable broken) {
            return null;
        }
    }

    private static String line(Throwable root, Throwable whole) {
        StackTraceElement frame = frame(root);
        StackTraceElement known = frame != null ? frame : frame(whole);
        return known == null ? null : known.getFileName() + ":" + known.getLineNumber();
    }

    private static StackTraceElement frame(Throwable failure) {
        try {
            return ApplicationFrames.innermostOf(failure);
        } catch (Throwable broken) {
            return null;
        }
    }
}
