package io.quarkiverse.handlertesting.deployment;

import java.nio.channels.AsynchronousByteChannel;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimerTask;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Type;

import io.quarkiverse.handlertesting.runtime.internal.config.CauseConfig;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.ChannelCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.FutureCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.HttpClientCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.ProcessCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.StageCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.StreamCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.ThreadCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.TimerCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.TimerTaskReports;
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
 * configuration names their packages. The JDK itself stays as it is.
 */
@BuildSteps(onlyIf = IsTest.class)
class CallSiteProcessor {

    private static final String TIMER_TASK = Type.getInternalName(TimerTask.class);
    /** After the transformers of other extensions: those that count lines know a class by its bytes. */
    private static final int LAST = 1_000;

    @BuildStep
    AdditionalBeanBuildItem timers() {
        return AdditionalBeanBuildItem.builder().setUnremovable().addBeanClass(TimerTasks.class).build();
    }

    @BuildStep
    void replace(CauseConfig config, CurateOutcomeBuildItem outcome, BuildProducer<BytecodeTransformerBuildItem> transformers) {
        if (!(Thread.currentThread().getContextClassLoader() instanceof QuarkusClassLoader loader)) {
            return;
        }
        Subclasses subclasses = new Subclasses(loader);
        CallSites sites = sites(subclasses);
        Set<String> constants = new HashSet<>(sites.names());
        constants.add(TIMER_TASK);
        for (String name : classes(loader, config.packages().orElse(List.of()), outcome)) {
            transformers.produce(new BytecodeTransformerBuildItem.Builder().setClassToTransform(name).setPriority(LAST)
                    .setRequireConstPoolEntry(constants)
                    .setInputTransformer((type, bytes) -> changed(bytes, sites, subclasses)).build());
        }
    }

    static CallSites sites(Subclasses subclasses) {
        return new CallSites(subclasses)
                .add(FutureCalls.class, CompletableFuture.class)
                .add(StageCalls.class, CompletionStage.class)
                .add(ThreadCalls.class, threads())
                .add(TimerCalls.class, java.util.Timer.class, TimerTask.class)
                .add(StreamCalls.class, Collection.class, Stream.class, IntStream.class, LongStream.class, DoubleStream.class,
                        BaseStream.class, StreamSupport.class)
                .add(HttpClientCalls.class, java.net.http.HttpClient.class)
                .add(ProcessCalls.class, Process.class, ProcessHandle.class)
                .add(ChannelCalls.class, AsynchronousByteChannel.class, AsynchronousSocketChannel.class,
                        AsynchronousServerSocketChannel.class, AsynchronousFileChannel.class);
    }

    /** A JDK before 21 has no {@code Thread.Builder}. */
    private static Class<?>[] threads() {
        return Stream.concat(Stream.of(Thread.class), Stream.of(Thread.class.getClasses())
                .filter(type -> type.getSimpleName().equals("Builder"))).toArray(Class<?>[]::new);
    }

    private static Set<String> classes(QuarkusClassLoader loader, List<String> packages, CurateOutcomeBuildItem outcome) {
        Set<String> classes = new TreeSet<>(loader.getReloadableClassNames());
        if (!packages.isEmpty()) {
            outcome.getApplicationModel().getRuntimeDependencies().forEach(jar -> jar.getContentTree().walk(file -> {
                String path = file.getRelativePath();
                if (path.endsWith(".class")) {
                    String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
                    if (packages.stream().anyMatch(one -> name.startsWith(one + '.'))) {
                        classes.add(name);
                    }
                }
            }));
        }
        return classes;
    }

    /** The bytes of the class with its calls replaced; the same array if it has none. */
    static byte[] changed(byte[] bytes, CallSites sites, Subclasses subclasses) {
        ClassReader file = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(file, 0);
        ReplacedCalls calls = new ReplacedCalls(writer, sites);
        boolean task = file.getSuperName() != null && subclasses.test(file.getSuperName(), TIMER_TASK);
        ClassVisitor visitor = task ? new ReportedRuns(calls, TimerTaskReports.Reporting.class, TimerTaskReports.class) : calls;
        file.accept(visitor, ClassReader.EXPAND_FRAMES);
        return task || calls.isChanged() ? writer.toByteArray() : bytes;
    }
}
