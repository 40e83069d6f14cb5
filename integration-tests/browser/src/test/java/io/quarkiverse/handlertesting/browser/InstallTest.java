package io.quarkiverse.handlertesting.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the script that installs missing programs, on a simulated machine with only the programs that a test adds. */
class InstallTest {

    private static final String UPDATE = "apt-get update\n";
    private static final String INSTALL = "apt-get install -y --no-install-recommends ";
    private static final String HOW = "-Dbrowser.chromium=… -Dwebdriver.chrome.driver=… -Dbrowser.curl=…\n";

    @TempDir
    Path machine;

    @BeforeEach
    void hasTheUsual() throws IOException {
        for (String program : List.of("tr", "env", "touch", "chmod")) {
            Files.createSymbolicLink(machine.resolve(program), Programs.find(program));
        }
        isUser(0);
    }

    private void isUser(int id) throws IOException {
        has("id", "echo " + id);
    }

    private void has(String program, String script) throws IOException {
        Path file = Files.writeString(machine.resolve(program), "#!/bin/sh\n" + script + "\n");
        file.toFile().setExecutable(true);
    }

    /** Adds an apt-get that prints its arguments, and installs all three programs. */
    private void hasApt() throws IOException {
        has("apt-get", "echo \"apt-get $*\"; [ \"$1\" = update ] || for each in chromium chromedriver curl; do"
                + " touch \"" + machine + "/$each\"; chmod +x \"" + machine + "/$each\"; done");
    }

    /** The output of the script, and its exit code. */
    private String install(String chromium, String chromedriver, String curl) throws Exception {
        return run("The tests with a browser", "browser.chromium:chromium:" + chromium,
                "webdriver.chrome.driver:chromium-driver:" + chromedriver, "browser.curl:curl:" + curl);
    }

    private String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "../install.sh"));
        command.addAll(List.of(arguments));
        ProcessBuilder install = new ProcessBuilder(command).redirectErrorStream(true);
        install.environment().put("PATH", machine.toString());
        Process process = install.start();
        return new String(process.getInputStream().readAllBytes(), UTF_8) + "(" + process.waitFor() + ")";
    }

    private String install() throws Exception {
        return install("chromium", "chromedriver", "curl");
    }

    @Test
    void doesNothingIfNoProgramIsMissing() throws Exception {
        hasApt();
        has("curl", "");
        has("chromedriver", "");
        has("elsewhere", "");
        assertEquals("(0)", install(machine.resolve("elsewhere").toString(), "chromedriver", "curl"));
    }

    @Test
    void installsMissingPrograms() throws Exception {
        hasApt();
        assertEquals(UPDATE + INSTALL + "chromium chromium-driver curl\n(0)", install());
    }

    @Test
    void keepsInstalledPrograms() throws Exception {
        hasApt();
        has("curl", "");
        has("chromium", "");
        assertEquals(UPDATE + INSTALL + "chromium-driver\n(0)", install());
    }

    @Test
    void asksForNoPassword() throws Exception {
        hasApt();
        isUser(1000);
        has("sudo", "[ \"$1\" = -n ] && shift && [ \"$1\" != true ] && echo sudo && exec \"$@\" || exit 0");
        has("curl", "");
        assertEquals("sudo\n" + UPDATE + "sudo\n" + INSTALL + "chromium chromium-driver\n(0)", install());
    }

    @Test
    void namesThePackagesWithoutPermissionToInstall() throws Exception {
        hasApt();
        isUser(1000);
        has("sudo", "exit 1");
        has("curl", "");
        assertEquals("""
                The tests with a browser need chromium, chromedriver and curl. Not found, by Debian's packages: \
                chromium chromium-driver
                Install them (apt-get install chromium chromium-driver), or say where they are:
                """ + HOW + "(1)", install());
    }

    @Test
    void namesThePackagesWithoutApt() throws Exception {
        assertEquals("""
                The tests with a browser need chromium, chromedriver and curl. Not found, by Debian's packages: \
                chromium chromium-driver curl
                Install them (apt-get install chromium chromium-driver curl), or say where they are:
                """ + HOW + "(1)", install());
    }

    @Test
    void namesAProgramThatNoPackageInstalls() throws Exception {
        hasApt();
        assertEquals(UPDATE + INSTALL + "chromium chromium-driver curl\n" + """
                The tests with a browser need /opt/none, chromedriver and curl. Not found, by Debian's packages: chromium
                Install them (apt-get install chromium), or say where they are:
                """ + HOW + "(1)", install("/opt/none", "chromedriver", "curl"));
    }

    @Test
    void namesASingleProgram() throws Exception {
        assertEquals("""
                The tests with databases need redis-server. Not found, by Debian's packages: redis-server
                Install them (apt-get install redis-server), or say where they are:
                -Ddatabases.redis-server=…
                (1)""", run("The tests with databases", "databases.redis-server:redis-server:redis-server"));
    }
}
