package io.quarkiverse.handlertesting.browser;

import java.util.List;
import java.util.Map;

import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.WebDriver;

/** A page that listens to a stream. {@link #close} closes the stream and leaves the page. */
final class Page implements AutoCloseable {

    private final WebDriver driver;
    private final JavascriptExecutor scripts;

    Page(WebDriver driver) {
        this.driver = driver;
        this.scripts = (JavascriptExecutor) driver;
    }

    void listen(String address, List<String> types) {
        scripts.executeScript("listen(arguments[0], arguments[1])", address, types);
    }

    /** Waits until the page has received this many events, and returns all. */
    List<Heard> awaitHeard(int count) {
        try {
            return heard(scripts.executeAsyncScript("awaitHeard(arguments[0], arguments[1])", count));
        } catch (ScriptTimeoutException late) {
            throw new AssertionError("Expected the page to hear " + count + ", but it has heard only " + heard(), late);
        }
    }

    private List<Heard> heard() {
        return heard(scripts.executeScript("return heard"));
    }

    @SuppressWarnings("unchecked")
    private static List<Heard> heard(Object entries) {
        return ((List<Map<String, ?>>) entries).stream().map(Heard::of).toList();
    }

    @Override
    public void close() {
        // Otherwise the browser keeps the page and its connection for the back button.
        scripts.executeScript("source.close()");
        driver.get("about:blank");
    }
}
