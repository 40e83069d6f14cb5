package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.Comparator;
import java.util.Map;
import java.util.function.Predicate;

/** The stacks of threads that run code of the application, without the frames that called this code. */
final class ApplicationStacks {

    private ApplicationStacks() {
    }

    /**
     * The stack of the test first, then the others by the names of their threads.
     *
     * @param isApplication whether a class, given by its name, belongs to the application or the tests
     */
    static String text(Thread test, Map<Thread, StackTraceElement[]> stacks, Predicate<String> isApplication) {
        StringBuilder text = new StringBuilder("The test is here, on the thread ").append(test.getName()).append(':');
        append(text, stacks.getOrDefault(test, new StackTraceElement[0]), isApplication);
        stacks.entrySet().stream().filter(stack -> stack.getKey() != test && outermost(stack.getValue(), isApplication) >= 0)
                .sorted(Comparator.comparing(stack -> stack.getKey().getName())).forEach(stack -> {
                    text.append("\nThe application is here, on the thread ").append(stack.getKey().getName()).append(':');
                    append(text, stack.getValue(), isApplication);
                });
        return text.toString();
    }

    private static void append(StringBuilder text, StackTraceElement[] stack, Predicate<String> isApplication) {
        int outermost = outermost(stack, isApplication);
        int shown = outermost < 0 ? stack.length : outermost + 1;
        for (int i = 0; i < shown; i++) {
            text.append("\n  at ").append(stack[i]);
        }
        if (shown < stack.length) {
            text.append("\n  ... ").append(stack.length - shown).append(" more");
        }
    }

    /** The index of the last frame that belongs to the application; -1 if no frame does. */
    private static int outermost(StackTraceElement[] stack, Predicate<String> isApplication) {
        int index = stack.length - 1;
        while (index >= 0 && !isApplication.test(stack[index].getClassName())) {
            index--;
        }
        return index;
    }
}
