package io.quarkiverse.handlertesting.deployment.test.devmode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

import org.awaitility.core.ConditionTimeoutException;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.ContinuousTestingTestUtils;
import io.quarkus.test.ContinuousTestingTestUtils.TestStatus;
import io.quarkus.test.QuarkusDevModeTest;

/**
 * Under continuous testing, each run begins without leftovers of the run before. The tag excludes this test
 * ({@code -DexcludedGroups=dev-mode}) where a mirror of Maven Central lacks the Dev UI of a Quarkus version: dev mode needs
 * it.
 */
@Tag("dev-mode")
class ContinuousTestingTest {

    /** The calls of the bean run concurrently with the event: their place in the timeline is not fixed. */
    private static final Pattern STORY = Pattern.compile(
            """
                    Expected Pulls.PullDone matching "status is COMPLETED" within 5 s, but in \\d+ ms it did not come\\.
                    Nothing of this test is running any more\\.
                    The test saw:(
                      #\\d +\\d+ ms  CALL  Pulls.\\w+\\("model.gguf"\\))*
                      #\\d +\\d+ ms  CDI   Pulls.PullDone\\[file=model.gguf, status=ERROR\\] at Pulls.java:\\d+ -> no observer   <- not "status is COMPLETED\"""");

    /** The errors that the failed run logs arrive after its end is reported. */
    private static final BlockingQueue<String> ERRORS = new LinkedBlockingQueue<>();

    @RegisterExtension
    static final QuarkusDevModeTest DEV = new QuarkusDevModeTest()
            .withApplicationRoot(root -> root.addClasses(Pulls.class).addAsResource(
                    new StringAsset(
                            ContinuousTestingTestUtils.appProperties("quarkus.http.port=0", "quarkus.http.test-port=0")),
                    "application.properties"))
            .withTestArchive(tests -> tests.addClasses(PullsET.class, OtherProfileET.class))
            .setLogRecordPredicate(ContinuousTestingTest::isError);

    @Test
    void passesThenFailsWithTheTimelineThenPasses() throws InterruptedException {
        ContinuousTestingTestUtils runs = new ContinuousTestingTestUtils();
        assertRun(next(runs), 7, 0);

        DEV.modifySourceFile(Pulls.class, source -> source.replace("\"COMPLETED\"", "\"ERROR\""));
        assertRun(next(runs), 6, 1);
        awaitStory();

        DEV.modifySourceFile(Pulls.class, source -> source.replace("\"ERROR\"", "\"COMPLETED\""));
        assertRun(next(runs), 7, 0);
    }

    /** Quarkus waits for a minute, which a busy machine can take to start the dev mode: only a hang reaches five. */
    private static TestStatus next(ContinuousTestingTestUtils runs) {
        for (int minute = 1; minute < 5; minute++) {
            try {
                return runs.waitForNextCompletion();
            } catch (ConditionTimeoutException busy) {
                // The same run, once more.
            }
        }
        return runs.waitForNextCompletion();
    }

    private static void assertRun(TestStatus run, int passed, int failed) {
        assertEquals(passed + " passed, " + failed + " failed",
                run.getTotalTestsPassed() + " passed, " + run.getTotalTestsFailed() + " failed");
    }

    private static boolean isError(LogRecord record) {
        boolean error = record.getLevel().getName().equals("ERROR");
        if (error) {
            ERRORS.add(record.getMessage() + (record.getThrown() == null ? "" : " " + record.getThrown()));
        }
        return error;
    }

    private static void awaitStory() throws InterruptedException {
        StringBuilder log = new StringBuilder();
        while (!STORY.matcher(log).find()) {
            String error = ERRORS.poll(30, TimeUnit.SECONDS);
            if (error == null) {
                fail("The timeline is not in the log: " + log);
            }
            log.append(error).append('\n');
        }
    }
}
