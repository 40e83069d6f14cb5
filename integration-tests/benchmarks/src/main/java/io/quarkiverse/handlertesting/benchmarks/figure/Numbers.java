package io.quarkiverse.handlertesting.benchmarks.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers with the precision of a measurement. */
public final class Numbers {

    private static final MathContext DIGITS = new MathContext(3);

    private Numbers() {
    }

    /** Rounds to three significant digits: 51,300 or 0.0374. */
    public static BigDecimal round(double value) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** {@code 51,300} */
    public static String text(double value) {
        BigDecimal rounded = round(value);
        return String.format(Locale.ROOT, "%,." + rounded.scale() + "f", rounded);
    }
}
