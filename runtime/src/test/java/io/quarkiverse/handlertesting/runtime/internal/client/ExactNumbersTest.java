package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.array;
import static org.hamcrest.Matchers.arrayContaining;
import static org.hamcrest.Matchers.arrayContainingInAnyOrder;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.comparesEqualTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsInRelativeOrder;
import static org.hamcrest.Matchers.describedAs;
import static org.hamcrest.Matchers.either;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToObject;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItemInArray;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.hasValue;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notANumber;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.comparator.ComparatorMatcherBuilder.comparedBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HttpAssertionError;

/** Numbers of a JSON body and the matchers that name numbers. */
class ExactNumbersTest {

    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private final FakeApplication application = new FakeApplication();

    @ParameterizedTest
    @MethodSource({ "equal", "ordered", "close", "collections", "arrays", "nested", "deep", "others" })
    void matches(String json, Matcher<?> matcher, String path) {
        HandlerResponse response = answered(json);
        response.expectBody(path, matcher).expectBody(path, is(matcher)).expectBody(path, not(not(matcher)));
        assertThrows(HttpAssertionError.class, () -> response.expectBody(path, not(matcher)));
        assertThrows(HttpAssertionError.class, () -> response.expectBody(path, is(not(is(matcher)))));
    }

    private static Arguments row(String json, Matcher<?> matcher) {
        return arguments(json, matcher, "n");
    }

    static Stream<Arguments> equal() {
        return Stream.of(row("88257020.93", equalTo(88257020.93)), row("88257020.94", not(equalTo(88257020.93))),
                row("88257020.93", not(equalTo(88257020.93f))), row("69187.62", equalTo(69187.62f)),
                row("69187.62000000001", not(equalTo(69187.62f))), row("69187.62000000001", equalTo(69187.62000000001)),
                row("0.1", equalTo(0.1)), row("0.1", is(0.1f)), row("0.10", equalToObject(new BigDecimal("0.1"))),
                row("0.1000000000000000055511151231257827", not(equalTo(0.1))),
                row("1.0", equalTo(1)), row("1", equalTo(1.0)), row("1", is(1f)), row("1e2", is(100)), row("100", is(1E2)),
                row("1", equalTo(1L)), row("1", is((short) 1)), row("1", is((byte) 1)), row("1", is(BigInteger.ONE)),
                row("-0.0", is(0)), row("0", is(-0.0)), row("12345678901", is(12345678901L)),
                row("9007199254740993", not(equalTo(9007199254740992.0))), row("9007199254740993", is(9007199254740993L)),
                row("12345678901234567890", is(new BigInteger("12345678901234567890"))),
                row("12345678901234567890", is(new BigDecimal("12345678901234567890.0"))),
                row("1E400", is(new BigDecimal("1E400"))), row("1E400", not(equalTo(INFINITY))), row("1", not(equalTo(NAN))),
                row("1.5", not(equalTo("1.5"))), row("\"1.5\"", not(equalTo(1.5))), row("null", not(equalTo(1.5))),
                row("true", not(equalTo(1))), row("[1.5]", not(equalTo(1.5))), row("1", not(equalTo(new AtomicInteger(1)))));
    }

    static Stream<Arguments> ordered() {
        return Stream.of(row("2.5", greaterThan(2)), row("2.5", greaterThan(2.4)), row("2.5", greaterThan(2.4f)),
                row("2.5", not(greaterThan(2.5))), row("2.5", greaterThanOrEqualTo(2.5)),
                row("2.5", not(greaterThanOrEqualTo(2.6))), row("2.5", lessThan(2.6)), row("2.5", not(lessThan(2.5))),
                row("2.5", lessThanOrEqualTo(2.5)), row("2.5", not(lessThanOrEqualTo(2.4))),
                row("2.50", comparesEqualTo(2.5)), row("3", comparesEqualTo(3.0)), row("3", greaterThan(2L)),
                row("3", not(comparesEqualTo(3.1))), row("88257020.93", greaterThan(88257020.92)),
                row("12345678901", greaterThan(7)), row("7", lessThan(new BigInteger("12345678901234567890"))),
                row("7", not(lessThan(INFINITY))), row("7", not(greaterThan(NAN))), row("7", not(greaterThan(-INFINITY))),
                row("\"a\"", not(greaterThan(1))), row("1", not(greaterThan("a"))), row("null", not(lessThan(1))),
                row("1E+2000000000", greaterThan(1)));
    }

    static Stream<Arguments> close() {
        return Stream.of(row("2.5", closeTo(2.4, 0.1)), row("2.5", not(closeTo(2.4, 0.09))), row("3", closeTo(3.01, 0.01)),
                row("12345678901", closeTo(12345678900.0, 1)),
                row("2.5", closeTo(new BigDecimal("2.4"), new BigDecimal("0.1"))),
                row("3", closeTo(new BigDecimal("3"), BigDecimal.ZERO)), row("1", not(closeTo(NAN, 1))),
                row("1", not(closeTo(INFINITY, 1))), row("1", not(closeTo(1, NAN))), row("1", closeTo(2, INFINITY)),
                row("\"1\"", not(closeTo(1, 1))), row("\"1\"", not(closeTo(1, INFINITY))), row("1", not(closeTo(1, -1))),
                row("1E+2000000000", not(closeTo(1, 1))), row("1E-2000000000", closeTo(0, 1)));
    }

    static Stream<Arguments> collections() {
        String list = "[88257020.93, 2, 1.50]";
        return Stream.of(row(list, hasItem(88257020.93)), row(list, hasItem(1.5)), row(list, hasItem(2.0)),
                row(list, not(hasItem(88257020.94))), row(list, not(hasItem(88257024f))), row(list, hasItem(greaterThan(1.6))),
                row(list, hasItems(1.5, 2.0)), row(list, hasItems(closeTo(2, 0.1), closeTo(1.4, 0.1))),
                row(list, not(hasItems(1.5, 2.1))), row(list, contains(88257020.93, 2.0, 1.5)),
                row(list, contains(is(88257020.93), is(2), is(1.5f))), row(list, not(contains(88257020.93, 2.0, 1.51))),
                row("[1.5]", contains(is(1.5))), row(list, containsInAnyOrder(1.5, 88257020.93, 2.0)),
                row(list, containsInAnyOrder(is(2.0), is(1.5), greaterThan(3.5))),
                row(list, not(containsInAnyOrder(1.5, 88257020.94, 2.0))), row(list, containsInRelativeOrder(88257020.93, 1.5)),
                row(list, not(containsInRelativeOrder(1.5, 88257020.93))), row(list, everyItem(greaterThan(1.4))),
                row(list, not(everyItem(greaterThan(1.5)))), row(list, everyItem(is(oneOf(1.5, 2.0, 88257020.93)))),
                row("1.5", is(oneOf(1.5, 2.5))), row("1.5", is(in(Set.of(1.5f)))), row("1.5", not(in(List.of(1.51, "1.5")))),
                row("null", not(in(List.of(1.5)))), row("1.5", is(in(new Double[] { 1.5 }))),
                row("{\"a\":1.5}", hasEntry("a", 1.5)), row("{\"a\":1.5}", not(hasEntry("a", 1.51))),
                row("{\"a\":1.5}", hasEntry(is("a"), lessThan(1.6))), row("{\"a\":1.5}", hasValue(1.5)),
                row("{\"a\":1.5}", hasValue(closeTo(1.4, 0.1))));
    }

    @SuppressWarnings("unchecked")
    static Stream<Arguments> arrays() {
        String path = "n.toArray()";
        return Stream.of(arguments("[1.5, 2]", arrayContaining(1.5, 2.0), path),
                arguments("[1.5, 2]", arrayContainingInAnyOrder(2.0, 1.5), path),
                arguments("[1.5, 2]", not(arrayContaining(1.5, 2.1)), path), arguments("[1.5, 2]", hasItemInArray(1.5), path),
                arguments("[1.5, 2]", array(is(1.5), lessThan(2.5)), path),
                arguments("[1.5, 2]", equalTo(new Object[] { 1.5, 2.0 }), path),
                arguments("[1.5, 2]", not(equalTo(new double[] { 1.5 })), path),
                arguments("[1.5, 1.5]", equalTo(Set.of(1.5)), "n.toSet()"),
                arguments("[{\"a\":1.5}]", equalTo(Map.of(1.5, List.of(Map.of("a", 1.5f)))), "n.groupBy { it.a }"));
    }

    static Stream<Arguments> nested() {
        return Stream.of(row("1.5", allOf(greaterThan(1.4), lessThan(1.6), not(equalTo(1.49)))),
                row("1.5", not(allOf(greaterThan(1.4), greaterThan(1.5)))), row("1.5", anyOf(is(7.0), is(1.5))),
                row("1.5", not(anyOf(is(7.0), is(1.51)))), row("1.5", both(greaterThan(1.4)).and(lessThan(1.6))),
                row("1.5", either(is(7.0)).or(is(1.5))), row("1.5", not(either(is(7.0)).or(is(1.6)))),
                row("1.5", describedAs("about %0", closeTo(1.4, 0.1), 1.5)), row("1.5", is(is(not(not(is(1.5)))))),
                row("[[1.5, 2], [3]]", hasItem(hasItem(1.5))), row("[[1.5, 2], [3]]", contains(hasItem(2.0), hasItem(3.0))),
                row("[[1.5, 2], [3]]", not(hasItem(hasItem(1.6)))), row("[{\"a\":1.5}]", everyItem(hasEntry("a", 1.5))),
                row("[{\"a\":[1.5]}]", hasItem(hasEntry(is("a"), contains(allOf(is(1.5), greaterThan(1.4)))))),
                row("[1.5, 2]", allOf(hasItem(1.5), not(hasItem(7.5)))), row("[1.5, 2]", hasSize(greaterThan(1))));
    }

    static Stream<Arguments> deep() {
        return Stream.of(row("[1.5, 2, \"a\", null]", equalTo(Arrays.asList(1.5, 2.0, "a", null))),
                row("[1.5, 2]", not(equalTo(List.of(1.5)))), row("[1.5]", not(equalTo(List.of(1.51)))),
                row("[1.5]", not(equalTo(Set.of(1.5)))), row("{\"a\":[1.5]}", equalTo(Map.of("a", List.of(1.5f)))),
                row("{\"a\":1.5,\"b\":{}}", is(Map.of("b", Map.of(), "a", 1.5))), row("{\"a\":1.5}", not(Map.of("b", 1.5))),
                row("{\"a\":1.5}", not(Map.of("a", 1.5, "b", 1))), row("{\"a\":null,\"b\":1.5}", not(Map.of("b", 1.5, "c", 1))),
                row("[[1.5]]", hasItem(List.of(1.5))), row("[[1.5]]", is(in(List.of(List.of(List.of(1.5)), 7)))));
    }

    static Stream<Arguments> others() {
        return Stream.of(row("1.50", instanceOf(BigDecimal.class)), row("1", instanceOf(Integer.class)),
                row("12345678901", instanceOf(Long.class)), row("12345678901234567890", instanceOf(BigInteger.class)),
                row("1.50", hasToString("1.50")), row("1.5", not(notANumber())), row("1.5", notNullValue()),
                row("{\"a\":1.5}", aMapWithSize(1)),
                row("2.5", comparedBy(Comparator.<BigDecimal> reverseOrder()).greaterThan(new BigDecimal("3"))));
    }

    @Test
    void returnsFractionsAsDecimals() {
        HandlerResponse response = answered("[1.50, 7]");

        assertEquals(new BigDecimal("1.50"), response.<BigDecimal> path("n[0]"));
        assertEquals(new BigDecimal("8.50"), response.<BigDecimal> path("n.sum()"));
        assertEquals(7, response.<Integer> path("n[1]"));
        assertEquals(List.of(new BigDecimal("1.50"), 7), response.path("n"));
    }

    @Test
    void showsFractionsAsTheBodyHasThem() {
        assertFailure("n to be <88257020.93>, but was <88257020.94>", "88257020.94", equalTo(88257020.93));
        assertFailure("n to be <69187.62>, but was <69187.62000000001>", "69187.62000000001", is(69187.62f));
        assertFailure("n to be <5L>, but was <6>", "6", is(5L));
        assertFailure("n to be <NaN>, but was <6>", "6", is(NAN));
        assertFailure("n to be \"1.5\", but was <1.5>", "1.5", is("1.5"));
        assertFailure("n to be <1.5>, but was \"1.5\"", "\"1.5\"", is(1.5));
        assertFailure("n to be <1.5>, but there is none", "null", is(1.5));
        assertFailure("n to be not <88257020.93>, but was <88257020.93>", "88257020.93", not(88257020.93));
        assertFailure("n to be a value greater than <88257020.93>, but <88257020.93> was equal to <88257020.93>",
                "88257020.93", greaterThan(88257020.93));
        assertFailure("n to be a value less than or equal to <1.5>, but <2> was greater than <1.5>", "2",
                lessThanOrEqualTo(1.5));
        assertFailure("n to be a value equal to <2>, but <1.5> was less than <2>", "1.5", comparesEqualTo(2));
        assertFailure("n to be a value less than <NaN>, but was <1.5>", "1.5", lessThan(NAN));
        assertFailure("n to be a value less than <1.5>, but was \"a\"", "\"a\"", lessThan(1.5));
        assertFailure("n to be a value less than \"a\", but was <1.5>", "1.5", lessThan("a"));
        assertFailure("n to be a numeric value within <0.1> of <88257020.93>,"
                + " but <88257021.04> differed by <0.01> more than delta <0.1>", "88257021.04", closeTo(88257020.93, 0.1));
        assertFailure("n to be a numeric value within <0.1> of <1.5>, but was \"a\"", "\"a\"", closeTo(1.5, 0.1));
        assertFailure("n to be one of {<1.5>, <2>}, but was <1.6>", "1.6", is(oneOf(1.5, 2)));
        assertFailure("n to be <[1.5]>, but was <[1.6]>", "[1.6]", is(List.of(1.5)));
        assertFailure("n to be a collection containing <1.5>, but mismatches were: [was <1.6>, was <2>]", "[1.6, 2]",
                hasItem(1.5));
        assertFailure("n to be iterable containing [is <1.5>, a value greater than <2.5>],"
                + " but item 1: <2> was less than <2.5>", "[1.5, 2]", contains(is(1.5), greaterThan(2.5)));
        assertFailure("n to be about <1.5>, but <2> differed by <0.4> more than delta <0.1>", "2",
                describedAs("about %0", closeTo(1.5, 0.1), 1.5));
    }

    private void assertFailure(String expected, String json, Matcher<?> matcher) {
        HandlerResponse response = answered(json);
        assertEquals("Expected " + expected + ":", assertThrows(HttpAssertionError.class,
                () -> response.expectBody("n", matcher)).getMessage().lines().findFirst().orElseThrow());
    }

    private HandlerResponse answered(String value) {
        return application.answered(200, "application/json", "{\"n\":" + value + "}");
    }
}
