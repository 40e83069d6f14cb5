package io.quarkiverse.handlertesting.runtime.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.restassured.config.JsonConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;

/** The types of numbers in JSON. */
class JsonNumbersTest {

    private static final String JSON = "[1.50, 1E300, 7, 12345678901, 12345678901234567890]";

    @Test
    void areExactUnlessAUserHasSetOthers() {
        assertEquals(JsonNumbers.EXACT, JsonNumbers.configured());
        assertEquals(JsonNumbers.EXACT, JsonNumbers.of(new JsonConfig()));
        for (NumberReturnType type : NumberReturnType.values()) {
            assertEquals(new JsonNumbers(type), JsonNumbers.of(new JsonConfig().numberReturnType(type)));
        }
    }

    @Test
    void areThoseThatAUserHasSet() {
        BigInteger huge = new BigInteger("12345678901234567890");
        BigDecimal fraction = new BigDecimal("1.50");
        BigDecimal large = new BigDecimal("1E300");
        assertEquals(List.of(fraction, large, 7, 12345678901L, huge), read(NumberReturnType.BIG_DECIMAL));
        assertEquals(List.of(1.5, 1E300, 7, 12345678901L, huge), read(NumberReturnType.DOUBLE));
        assertEquals(List.of(1.5f, 1E300, 7, 12345678901L, huge), read(NumberReturnType.FLOAT_AND_DOUBLE));
        assertEquals(List.of(fraction, large, BigInteger.valueOf(7), BigInteger.valueOf(12345678901L), huge),
                read(NumberReturnType.BIG_INTEGER));
    }

    private static Object read(NumberReturnType types) {
        return ExactJson.read(JSON, new JsonNumbers(types));
    }
}
