package io.quarkiverse.handlertesting.runtime.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;

import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;

/**
 * The types of numbers in JSON: integers are {@code Integer}, {@code Long} or {@code BigInteger}, fractions {@code BigDecimal}.
 * They are those of RestAssured's {@code jsonConfig} only if a user has set it: its default makes each fraction a float.
 */
public record JsonNumbers(NumberReturnType types) {

    public static final JsonNumbers EXACT = new JsonNumbers(NumberReturnType.BIG_DECIMAL);

    /** By the current configuration of RestAssured. */
    public static JsonNumbers configured() {
        return of(RestAssured.config().getJsonConfig());
    }

    static JsonNumbers of(JsonConfig config) {
        return config.isUserConfigured() ? new JsonNumbers(config.numberReturnType()) : EXACT;
    }

    /** The configuration with which {@code JsonPath} returns numbers of the same types. */
    public JsonPathConfig ofPaths() {
        return new JsonPathConfig(types);
    }

    Number fraction(BigDecimal exact) {
        return switch (types) {
            case FLOAT_AND_DOUBLE -> Math.abs(exact.doubleValue()) <= Float.MAX_VALUE ? (Number) exact.floatValue()
                    : (Number) exact.doubleValue();
            case DOUBLE -> exact.doubleValue();
            case BIG_DECIMAL, BIG_INTEGER -> exact;
        };
    }

    /** @param exact an {@code Integer}, {@code Long} or {@code BigInteger} */
    Number integer(Number exact) {
        return types == NumberReturnType.BIG_INTEGER && !(exact instanceof BigInteger) ? BigInteger.valueOf(exact.longValue())
                : exact;
    }
}
