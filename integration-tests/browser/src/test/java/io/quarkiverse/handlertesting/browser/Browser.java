package io.quarkiverse.handlertesting.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Chromium, with a profile of its own. It is a bean, so that it starts once and ends with the application. */
@Singleton
class Browser {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @Inject
    @ConfigProperty(name = "browser.chromium", defaultValue = "chromium")
    String chromium;
    @Inject
    @ConfigProperty(name = "webdriver.chrome.driver", defaultValue = "chromedriver")
    String chromedriver;

    private Path profile;
    private ChromeDriver driver;

    @PostConstruct
    void start() throws IOException {
        profile = Files.createTempDirectory("browser-profile-");
        // Set both paths: otherwise Selenium would search for the programs, also on the network.
        ChromeOptions options = new ChromeOptions().setBinary(Programs.find(chromium).toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Programs.find(chromedriver).toFile()).usingAnyFreePort()
                .withLogFile(new File("target/chromedriver.log")).build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(DEADLINE);
    }

    /** Opens a page of the application that listens to a stream, including these types of events. */
    Page listen(URI application, ServedStream stream, String... types) {
        driver.get(application.toString());
        Page page = new Page(driver);
        page.listen(stream.path(), List.of(types));
        return page;
    }

    @PreDestroy
    void stop() throws IOException, InterruptedException {
        // Some processes of Chromium outlive quit(), and would write to the profile while it is deleted.
        List<ProcessHandle> processes = ProcessHandle.current().descendants().toList();
        driver.quit();
        for (ProcessHandle process : processes) {
            awaitExit(process);
        }
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).forEach(Browser::delete);
        }
    }

    private static void awaitExit(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notOurs) {
            throw new IllegalStateException("Still running after the browser has quit: " + process.info(), notOurs);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
