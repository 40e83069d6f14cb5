package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.runtime.internal.json.JsonNumbers;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;

/** Reads values of a JSON body at the paths of RestAssured. */
class JsonReadsTest {

    private static final String BODY = """
            {"error": {"code": "not_found", "status": 404, "details": null},
             "items": [{"id": 1, "size": 2.5, "tags": ["a"]}, {"id": 2, "size": 7, "tags": []}],
             "total": 12345678901, "last": true, "text": "ü", "a-b": 1, "class": "x", "size": 3, "empty": {}}""";

    private final JsonReads json = new JsonReads(BODY, JsonNumbers.EXACT);

    @ParameterizedTest
    @ValueSource(strings = { "error", "error.code", "error.status", "error.details", "items", "items.id", "items.tags",
            "items[0].id", "items[-1].size", "items.size()", "items.find { it.size > 3 }.id", "total", "last", "text", "'a-b'",
            "class", "size", "empty", "empty.none", "none", "error.none", "$", "", "items.none", "items[7]" })
    void readsTheSameValueAsRestAssured(String path) {
        assertEquals(JsonPath.from(BODY).using(JsonNumbers.EXACT.ofPaths()).<Object> get(path), json.at(path));
    }

    @Test
    void keepsTheTypesOfValues() {
        assertEquals("not_found", json.at("error.code"));
        assertEquals(404, json.at("error.status"));
        assertEquals(12345678901L, json.at("total"));
        assertEquals(new BigDecimal("2.5"), json.at("items[0].size"));
        assertEquals(true, json.at("last"));
        assertEquals(List.of(1, 2), json.at("items.id"));
        assertEquals(List.of("a"), json.at("items[0].tags"));
        assertInstanceOf(Map.class, json.at("error"));
    }

    /** The first path is followed, the second one is a script. */
    @ParameterizedTest
    @ValueSource(strings = { "88257020.93", "69187.62000000001", "1.50", "1.0", "-0.0", "1e5", "1E+5", "-2.5e-7", "1E400",
            "0.1000000000000000055511151231257827", "0", "-0", "7", "-2147483648", "2147483648", "-9223372036854775808",
            "9223372036854775808", "123456789012345678901234567890" })
    void readsEachNumberExactlyByBothKindsOfPath(String number) {
        JsonReads reads = new JsonReads("{\"numbers\":[{\"n\":" + number + "}]}", JsonNumbers.EXACT);
        Object exact = number.matches("-?\\d+") ? integer(new BigInteger(number)) : new BigDecimal(number);

        assertEquals(exact, reads.at("numbers[0].n"));
        assertEquals(List.of(exact), reads.at("numbers.n"));
    }

    private static Number integer(BigInteger number) {
        return number.bitLength() < 32 ? (Number) number.intValue() : number.bitLength() < 64 ? number.longValue() : number;
    }

    @ParameterizedTest
    @EnumSource(NumberReturnType.class)
    void hasTheTypesThatAUserHasSetByBothKindsOfPath(NumberReturnType types) {
        JsonReads reads = new JsonReads("{\"items\":[{\"n\":1.5,\"i\":7,\"big\":1E300,\"long\":12345678901}]}",
                new JsonNumbers(types));
        for (String name : List.of("n", "i", "big", "long")) {
            assertEquals(reads.at("items." + name), List.of(reads.at("items[0]." + name)));
        }
    }

    @Test
    void returnsNullForAMissingValue() {
        assertNull(json.at("error.details"));
        assertNull(json.at("error.details.more.of.it"));
        assertNull(json.at("none.more"));
        assertNull(json.at("items[7]"));
    }

    @Test
    void readsABodyThatIsAList() {
        JsonReads list = new JsonReads("[{\"id\": 1}, {\"id\": 2}]", JsonNumbers.EXACT);
        assertEquals(List.of(1, 2), list.at("id"));
        assertEquals(2, list.at("[1].id"));
        assertEquals(2, list.at("size()"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "<html>", "plain text", "{", "{\"a\": }", "[1, 2", "1 2", "[]]", "NaN", "[01]", "{\"a\":1,}" })
    void refusesABodyThatIsNotJson(String body) {
        assertEquals("it is not JSON",
                assertThrows(IllegalArgumentException.class, () -> new JsonReads(body, JsonNumbers.EXACT)).getMessage());
    }

    @Test
    void namesTheLimitThatABodyExceeds() {
        assertRefused("it has a number with too large an exponent: 1e99999999999", "[1e99999999999]");
        assertRefused("it exceeds a limit: Number value length (1001) exceeds the maximum allowed (1000, from"
                + " `StreamReadConstraints.getMaxNumberLength()`)", "[" + "1".repeat(1001) + "]");
    }

    private static void assertRefused(String message, String body) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> new JsonReads(body, JsonNumbers.EXACT))
                .getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\n" })
    void refusesAnEmptyBody(String body) {
        assertEquals("it is empty",
                assertThrows(IllegalArgumentException.class, () -> new JsonReads(body, JsonNumbers.EXACT)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "items[", "items.find { it.id ==", "a b c", "total.foo()" })
    void refusesAnInvalidPath(String path) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> json.at(path));
        assertEquals("JsonPath cannot read that path", refused.getMessage());
        assertNotNull(refused.getCause(), "it has the details");
    }
}
