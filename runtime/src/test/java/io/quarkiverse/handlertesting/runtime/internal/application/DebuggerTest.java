package io.quarkiverse.handlertesting.runtime.internal.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig.DebuggerMode;

class DebuggerTest {

    @TempDir
    Path tasks;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "-Xmx1g                                                                | false",
            "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=0       | true",
            "-agentlib:jdwp=transport=dt_socket,server=y,address=0                 | true",
            "-agentlib:jdwp=transport=dt_socket,address=127.0.0.1:5005,suspend=n   | true",
            "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=0       | false",
            "-Xrunjdwp:transport=dt_socket,server=y,suspend=y                      | true" })
    void theArgumentsOfTheJvmShowADebugger(String argument, boolean attached) {
        assertEquals(attached, Debugger.of(List.of("-ea", argument), tasks).isAttached());
    }

    @Test
    void anAgentThatListensHasADebuggerWhileItReadsCommands() throws Exception {
        List<String> listening = List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=0");
        thread("1", "main\n");
        Debugger debugger = Debugger.of(listening, tasks);
        assertFalse(debugger.isAttached());
        thread("2", "JDWP Command Re\n");
        assertTrue(debugger.isAttached());
        assertFalse(Debugger.of(listening, tasks.resolve("elsewhere")).isAttached(), "unknown without a list of threads");
    }

    @Test
    void theConfigurationOverridesTheDetection() {
        assertTrue(Debugger.of(DebuggerMode.ATTACHED).isAttached());
        assertFalse(Debugger.of(DebuggerMode.ABSENT).isAttached());
    }

    private void thread(String id, String name) throws Exception {
        Files.writeString(Files.createDirectory(tasks.resolve(id)).resolve("comm"), name);
    }
}
