package io.quarkiverse.handlertesting.runtime.internal.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

import io.vertx.core.json.jackson.JacksonCodec;

/** Reads JSON as maps, lists and values, with each number as the text has it. Vert.x makes each fraction a double. */
public final class ExactJson {

    /** Unlike that of Vert.x, it accepts no comments. */
    private static final JsonFactory STRICT = new JsonFactory();

    private final JsonParser parser;
    private final JsonNumbers numbers;

    private ExactJson(JsonParser parser, JsonNumbers numbers) {
        this.parser = parser;
        this.numbers = numbers;
    }

    /** @throws IllegalArgumentException if the text is not JSON, or exceeds a limit of the parser; its message says which */
    public static Object read(String json, JsonNumbers numbers) {
        try (JsonParser parser = JacksonCodec.createParser(json)) {
            parser.nextToken();
            Object value = new ExactJson(parser, numbers).value();
            if (parser.nextToken() != null) {
                throw notJson(null);
            }
            return value;
        } catch (StreamConstraintsException limit) {
            throw new IllegalArgumentException("it exceeds a limit: " + limit.getOriginalMessage(), limit);
        } catch (IOException invalid) {
            throw notJson(invalid);
        }
    }

    /** @throws IllegalArgumentException if the text is not one value of JSON; its cause says why */
    public static void check(String json) {
        try (JsonParser parser = STRICT.createParser(json)) {
            if (parser.nextToken() == null) {
                throw notJson(null);
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw notJson(null);
            }
        } catch (StreamConstraintsException limit) {
            // Whether a reader accepts it is another question.
        } catch (IOException invalid) {
            throw notJson(invalid);
        }
    }

    private static IllegalArgumentException notJson(IOException reason) {
        return new IllegalArgumentException("it is not JSON", reason);
    }

    private Object value() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw notJson(null);
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> numbers.integer(parser.getNumberValue());
            case VALUE_NUMBER_FLOAT -> numbers.fraction(fraction());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw notJson(null);
        };
    }

    private BigDecimal fraction() throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException exponent) {
            throw new IllegalArgumentException("it has a number with too large an exponent: " + parser.getText(), exponent);
        }
    }

    private Map<String, Object> object() throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value());
        }
        return object;
    }

    private List<Object> array() throws IOException {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }
}
