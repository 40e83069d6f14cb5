package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jboss.logging.Logger;

import io.quarkiverse.handlertesting.runtime.internal.application.CancellingLine;
import io.quarkiverse.handlertesting.runtime.internal.config.CauseConfig;
import io.quarkiverse.handlertesting.runtime.internal.hops.executors.FollowedTasks;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.TimerTasks;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.BytecodeTransformerBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;

/**
 * Follows what application classes have the JDK do on other threads: the calls in their code are replaced when tests load them.
 * Application classes are those of the application, of its tests, and of modules of the same build; other jars only if the
 * configuration names their packages, and the function of Kotlin that starts threads. The JDK itself stays as it is.
 */
@BuildSteps(onlyIf = IsTest.class)
class CallSiteProcessor {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    /** Kotlin's {@code thread { }}, which starts a thread for the application: it is no class of the application. */
    private static final String KOTLIN_THREADS = "kotlin.concurrent.ThreadsKt";

    /** After the transformers of other extensions: those that count lines know a class by its bytes. */
    private static final int LAST = 1_000;

    @BuildStep
    AdditionalBeanBuildItem tasks() {
        return AdditionalBeanBuildItem.builder().setUnremovable()
                .addBeanClasses(TimerTasks.class, FollowedTasks.class, CancellingLine.class)
                .build();
    }

    @BuildStep
    void replace(CauseConfig config, CurateOutcomeBuildItem outcome, BuildProducer<BytecodeTransformerBuildItem> transformers) {
        if (!(Thread.currentThread().getContextClassLoader() instanceof QuarkusClassLoader loader)) {
            return;
        }
        FollowedJdk jdk = new FollowedJdk(loader);
        Set<String> constants = jdk.constants();
        for (String name : classes(loader, config.packages().orElse(List.of()), outcome)) {
            transformers.produce(new BytecodeTransformerBuildItem.Builder().setClassToTransform(name).setPriority(LAST)
                    .setRequireConstPoolEntry(constants)
                    .setInputTransformer((type, bytes) -> jdk.follow(bytes)).build());
        }
    }

    private static Set<String> classes(QuarkusClassLoader loader, List<String> packages, CurateOutcomeBuildItem outcome) {
        Set<String> classes = new TreeSet<>(loader.getReloadableClassNames());
        if (QuarkusClassLoader.isClassPresentAtRuntime(KOTLIN_THREADS)) {
            classes.add(KOTLIN_THREADS);
        }
        if (!packages.isEmpty()) {
            Set<String> ofJars = new TreeSet<>();
            outcome.getApplicationModel().getRuntimeDependencies()
                    .forEach(jar -> jar.getContentTree().walk(file -> add(file.getRelativePath(), packages, ofJars)));
            unknown(packages, ofJars).forEach(name -> LOG.warn(name));
            classes.addAll(ofJars);
        }
        return classes;
    }

    private static void add(String file, List<String> packages, Set<String> classes) {
        if (file.endsWith(".class")) {
            String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
            if (packages.stream().anyMatch(one -> name.startsWith(one + '.'))) {
                classes.add(name);
            }
        }
    }

    /** A message for each package that has none of the classes. */
    static List<String> unknown(List<String> packages, Set<String> classes) {
        return packages.stream().filter(one -> classes.stream().noneMatch(name -> name.startsWith(one + '.')))
                .map(one -> "quarkus.handler-testing.cause.packages names " + one
                        + ", but no jar of the application has a class"
                        + " of this package. The cause is not followed there.")
                .toList();
    }
}
