package io.quarkiverse.handlertesting.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.eclipse.microprofile.config.ConfigProvider;

/** The program curl, which reads one response. It ends if that takes too long, so no read here blocks forever. */
final class Curl implements AutoCloseable {

    private static final String DEADLINE = "20";

    private final Process process;

    Curl(URI address, String... options) throws IOException {
        String curl = ConfigProvider.getConfig().getOptionalValue("browser.curl", String.class).orElse("curl");
        List<String> command = new ArrayList<>(List.of(Programs.find(curl).toString(), "-N", "--no-buffer", "--silent",
                "--noproxy", "*", "--max-time", DEADLINE));
        command.addAll(List.of(options));
        command.add(address.toString());
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** Waits until curl has printed this many bytes, and returns them. */
    String read(int bytes) throws IOException {
        return new String(process.getInputStream().readNBytes(bytes), UTF_8);
    }

    /** Waits until curl has printed the blank line after the head. Needs {@code --dump-header -}, which is not buffered. */
    String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = process.getInputStream().read(); next >= 0; next = process.getInputStream().read()) {
            head.append((char) next);
            if (head.toString().endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString();
    }

    /** The rest of the output. */
    byte[] rest() throws IOException {
        return process.getInputStream().readAllBytes();
    }

    int exitCode() throws InterruptedException {
        process.waitFor(10, TimeUnit.SECONDS);
        return process.exitValue();
    }

    /** Ends curl if it is still running. */
    @Override
    public void close() {
        process.destroy();
    }
}
