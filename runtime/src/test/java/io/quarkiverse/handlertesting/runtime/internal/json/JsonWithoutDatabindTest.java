package io.quarkiverse.handlertesting.runtime.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonFactory;

import io.netty.buffer.ByteBuf;
import io.netty.util.ReferenceCounted;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** In an application without Jackson Databind, only the types of JSON itself can be read and written. */
class JsonWithoutDatabindTest {

    private URLClassLoader application;
    private ClassLoader before;
    private Object json;

    @BeforeEach
    void begin() throws Exception {
        URL[] classpath = Stream.of(VertxJson.class, Buffer.class, ByteBuf.class, ReferenceCounted.class, JsonFactory.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation()).distinct().toArray(URL[]::new);
        application = new URLClassLoader(classpath, ClassLoader.getPlatformClassLoader());
        before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(application);
        Constructor<?> constructor = application.loadClass(VertxJson.class.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        json = constructor.newInstance();
    }

    @AfterEach
    void end() throws Exception {
        Thread.currentThread().setContextClassLoader(before);
        application.close();
    }

    @Test
    void readsAndWritesTheTypesOfJson() throws Throwable {
        assertEquals("{\"a\":[1,\"ü\",true,null]}", write(Map.of("a", Arrays.asList(1, "ü", true, null))));
        assertEquals("{a=[1, ü]}", read("{\"a\":[1,\"ü\"]}", Map.class).toString());
        assertEquals("[1]", read("[1]", List.class).toString());
        assertEquals("{\"a\":1}", read("{\"a\":1}", application.loadClass(JsonObject.class.getName())).toString());
    }

    @Test
    void refusesOtherTypesWithARemedy() {
        String message = "There is no JSON mapper for Thread: add quarkus-rest-jackson or quarkus-rest-jsonb and inject HandlerClient into a"
                + " @QuarkusTest, or use JsonObject, JsonArray, Map or List.";
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> write(new Thread())).getMessage());
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> read("{}", Thread.class)).getMessage());
        assertEquals(message.replace("Thread", "int"),
                assertThrows(IllegalArgumentException.class, () -> read("1", int.class)).getMessage());
    }

    @Test
    void reportsInvalidJson() {
        assertEquals("Unexpected character ('<' (code 60)): expected a valid value (JSON String, Number, Array, Object or token"
                + " 'null', 'true' or 'false'), at line 1, column 1",
                assertThrows(IllegalArgumentException.class, () -> read("<html>", Map.class)).getMessage());
        assertEquals("Unexpected token", assertThrows(IllegalArgumentException.class, () -> read("", Map.class)).getMessage());
        assertEquals("Failed to decode",
                assertThrows(IllegalArgumentException.class, () -> read("[1]", Map.class)).getMessage());
    }

    private String write(Object value) throws Throwable {
        return call("write", new Class<?>[] { Object.class }, value).toString();
    }

    private Object read(String text, Class<?> type) throws Throwable {
        Class<?> buffer = application.loadClass(Buffer.class.getName());
        return call("read", new Class<?>[] { buffer, Type.class }, buffer.getMethod("buffer", String.class).invoke(null, text),
                type);
    }

    private Object call(String name, Class<?>[] types, Object... arguments) throws Throwable {
        Method method = json.getClass().getMethod(name, types);
        method.setAccessible(true);
        try {
            return method.invoke(json, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
