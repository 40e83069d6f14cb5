package io.quarkiverse.handlertesting.runtime.internal.client;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import org.hamcrest.BaseMatcher;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.SelfDescribing;
import org.hamcrest.core.IsEqual;
import org.hamcrest.number.BigDecimalCloseTo;

/** A matcher of Hamcrest's that names a number and compares by its decimal text, with the words of the original. */
final class DecimalLeaf extends BaseMatcher<Object> {

    /** A difference of numbers whose exponents are further apart is rounded: it would fill the memory. */
    private static final MathContext DIGITS = new MathContext(10_000);
    private static final String[] ORDERS = { "less than", "equal to", "greater than" };

    private final SelfDescribing words;
    private final Predicate<Object> predicate;
    private final BiConsumer<BigDecimal, Description> difference;

    /**
     * @param predicate of any value, also of {@code null}
     * @param difference describes the mismatch of a number; {@code null} for that of any other value
     */
    private DecimalLeaf(SelfDescribing words, Predicate<Object> predicate, BiConsumer<BigDecimal, Description> difference) {
        this.words = words;
        this.predicate = predicate;
        this.difference = difference;
    }

    static Matcher<?> equal(Matcher<?> original, Object expected) {
        return Decimal.hasNumber(expected)
                ? new DecimalLeaf(isBinary(expected) ? new IsEqual<>(shown(expected)) : original,
                        actual -> Decimal.equal(actual, expected), null)
                : original;
    }

    static Matcher<?> in(Matcher<?> original, Iterable<?> values) {
        for (Object value : values) {
            if (Decimal.hasNumber(value)) {
                return new DecimalLeaf(original, actual -> Decimal.isIn(values, actual), null);
            }
        }
        return original;
    }

    /**
     * @param least the least result of a comparison that matches, -1, 0 or 1
     * @param most the greatest one
     */
    static Matcher<?> comparison(Matcher<?> original, Object expected, int least, int most) {
        if (!Decimal.isNumber(expected)) {
            return original;
        }
        BigDecimal other = Decimal.of(expected);
        if (other == null) {
            return new DecimalLeaf(original, actual -> false, null);
        }
        SelfDescribing words = isBinary(expected) ? text -> text.appendText("a value " + ORDERS[least + 1]
                + (least == most ? " " : " or " + ORDERS[most + 1] + " ")).appendValue(other) : original;
        return new DecimalLeaf(words, actual -> {
            BigDecimal number = Decimal.of(actual);
            return number != null && number.compareTo(other) >= least && number.compareTo(other) <= most;
        }, (number, text) -> text.appendText(" was " + ORDERS[number.compareTo(other) + 1] + " ")
                .appendValue(shown(expected)));
    }

    static Matcher<?> closeTo(Matcher<?> original, Number expected, Number error) {
        BigDecimal value = Decimal.of(expected);
        BigDecimal delta = Decimal.of(error);
        if (value == null || delta == null) {
            boolean everything = value != null && error.doubleValue() == Double.POSITIVE_INFINITY;
            return new DecimalLeaf(original, actual -> everything && Decimal.isNumber(actual), null);
        }
        return new DecimalLeaf(new BigDecimalCloseTo(value, delta), actual -> {
            BigDecimal number = Decimal.of(actual);
            return number != null && excess(number, value, delta).signum() <= 0;
        }, (number, text) -> text.appendText(" differed by ").appendValue(excess(number, value, delta).stripTrailingZeros())
                .appendText(" more than delta ").appendValue(delta));
    }

    private static BigDecimal excess(BigDecimal number, BigDecimal value, BigDecimal delta) {
        return number.subtract(value, DIGITS).abs().subtract(delta, DIGITS);
    }

    private static boolean isBinary(Object operand) {
        return operand instanceof Double || operand instanceof Float;
    }

    /** A fraction as JSON has it: 88257020.93, in place of 8.825702093E7. */
    private static Object shown(Object operand) {
        BigDecimal decimal = isBinary(operand) ? Decimal.of(operand) : null;
        return decimal == null ? operand : decimal;
    }

    @Override
    public boolean matches(Object actual) {
        return predicate.test(actual);
    }

    @Override
    public void describeTo(Description description) {
        words.describeTo(description);
    }

    @Override
    public void describeMismatch(Object actual, Description description) {
        BigDecimal number = Decimal.of(actual);
        if (number == null || difference == null) {
            super.describeMismatch(actual, description);
        } else {
            difference.accept(number, description.appendValue(actual));
        }
    }
}
