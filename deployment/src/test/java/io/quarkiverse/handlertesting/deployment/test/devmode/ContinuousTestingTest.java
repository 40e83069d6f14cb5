package io.quarkiverse.handlertesting.deployment.test.devmode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.ContinuousTestingTestUtils;
import io.quarkus.test.ContinuousTestingTestUtils.TestStatus;
import io.quarkus.test.QuarkusDevModeTest;

/**
 * Under continuous testing each rerun begins with nothing of the one before. The tag is for Quarkus versions of which the Dev
 * UI, which dev mode needs, is not in every mirror of Maven Central: {@code -DexcludedGroups=dev-mode}.
 */
@Tag("dev-mode")
class ContinuousTestingTest {

    /** The calls of the bean run beside the event: their place in the timeline is open. */
    private static final Pattern STORY = Pattern.compile("""
            Expected Pulls.PullDone matching "status is COMPLETED" within 2 s, but in \\d+ ms saw:(
              #\\d +\\d+ ms  CALL  Pulls.\\w+\\("model.gguf"\\))*
              #\\d +\\d+ ms  CDI   PullDone\\[file=model.gguf, status=ERROR\\]   <- not "status is COMPLETED\"""");

    @RegisterExtension
    static final QuarkusDevModeTest DEV = new QuarkusDevModeTest()
            .withApplicationRoot(root -> root.addClasses(Pulls.class).addAsResource(
                    new StringAsset(ContinuousTestingTestUtils.appProperties()), "application.properties"))
            .withTestArchive(tests -> tests.addClasses(PullsET.class, OtherProfileET.class))
            .setLogRecordPredicate(record -> record.getLevel().getName().equals("ERROR"));

    @Test
    void passesFailsWithTheStoryAndPassesAgain() {
        ContinuousTestingTestUtils runs = new ContinuousTestingTestUtils();
        assertRun(runs.waitForNextCompletion(), 4, 0);

        DEV.modifySourceFile(Pulls.class, source -> source.replace("\"COMPLETED\"", "\"ERROR\""));
        assertRun(runs.waitForNextCompletion(), 3, 1);
        String log = DEV.getLogRecords().stream().map(ContinuousTestingTest::text).collect(Collectors.joining("\n"));
        assertTrue(STORY.matcher(log).find(), log);

        DEV.modifySourceFile(Pulls.class, source -> source.replace("\"ERROR\"", "\"COMPLETED\""));
        assertRun(runs.waitForNextCompletion(), 4, 0);
    }

    private static void assertRun(TestStatus run, int passed, int failed) {
        assertEquals(passed + " passed, " + failed + " failed",
                run.getTotalTestsPassed() + " passed, " + run.getTotalTestsFailed() + " failed");
    }

    private static String text(LogRecord record) {
        return record.getMessage() + (record.getThrown() == null ? "" : " " + record.getThrown());
    }
}
