package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anything;
import static org.hamcrest.Matchers.comparesEqualTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.describedAs;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItemInArray;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.comparator.ComparatorMatcherBuilder.comparedBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.hamcrest.BaseMatcher;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;
import org.hamcrest.core.IsEqual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The translation of Hamcrest's matchers. {@link ExactNumbersTest} has what they match. */
class DecimalMatchersTest {

    private static final BigDecimal DECIMAL = new BigDecimal("1.50");

    static Stream<Matcher<?>> withoutNumbers() {
        return Stream.of(is("a"), not(nullValue()), startsWith("a"), anything(), hasSize(2), hasItem("a"), contains("a", "b"),
                everyItem(is(not("a"))), hasEntry("a", "b"), allOf(is("a"), not("b")), describedAs("b", is("a")),
                is(in(List.of("a"))), is(List.of("a", Map.of("b", true))), comparesEqualTo("a"), hasItemInArray("a"),
                comparedBy(Comparator.<Integer> reverseOrder()).greaterThan(3), is(new AtomicLong(1)), is(nullValue()));
    }

    @ParameterizedTest
    @MethodSource("withoutNumbers")
    void keepsAMatcherThatNamesNoNumber(Matcher<?> matcher) {
        assertSame(matcher, DecimalMatchers.of(matcher));
    }

    @Test
    void leavesTheMatcherOfTheTestAsItWas() {
        Matcher<Iterable<? super Double>> original = hasItem(1.5);
        assertTrue(DecimalMatchers.of(original).matches(List.of(DECIMAL)));

        assertFalse(original.matches(List.of(DECIMAL)));
        assertTrue(original.matches(List.of(1.5)));
    }

    @Test
    void passesDecimalsToAnotherMatcher() {
        List<Object> seen = new ArrayList<>();
        Matcher<Object> own = new BaseMatcher<>() {

            @Override
            public boolean matches(Object actual) {
                return seen.add(actual);
            }

            @Override
            public void describeTo(Description description) {
                description.appendText("own");
            }
        };
        assertSame(own, DecimalMatchers.of(own));
        assertTrue(DecimalMatchers.of(hasItem(allOf(is((Object) 1.5), own))).matches(List.of(DECIMAL)));
        assertEquals(List.of(DECIMAL), seen);
    }

    @Test
    void keepsAMatcherThatExtendsOneOfHamcrest() {
        Matcher<Double> own = new IsEqual<>(1.5) {

            @Override
            public boolean matches(Object actual) {
                return actual == DECIMAL;
            }
        };
        assertSame(own, DecimalMatchers.of(own));
        assertTrue(DecimalMatchers.of(is(own)).matches(DECIMAL));
    }

    @Test
    void keepsTheWordsOfNestedMatchers() {
        assertEquals("every item is (<5L> and not <1.5>)",
                StringDescription.toString(DecimalMatchers.of(everyItem(allOf(equalTo((Object) 5L), not((Object) 1.5))))));
    }
}
