package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import io.quarkiverse.handlertesting.deployment.ReportedMethods.Report;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.AskedFuture;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.ManagedFutures;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Makes the futures of {@code ManagedExecutor}s know whether code has asked for their failures. */
@BuildSteps(onlyIf = IsTest.class)
class ManagedFutureProcessor {

    private static final String ARTIFACT = "io.smallrye:smallrye-context-propagation";
    private static final String PACKAGE = "io.smallrye.context.";
    private static final String CAPTURE = ExpectedMethod.call("io/smallrye/context/SmallRyeThreadContext",
            "withContextCapture");
    private static final Set<String> STARTS = Set.of(
            "runAsync(Ljava/lang/Runnable;)Ljava/util/concurrent/CompletableFuture;",
            "supplyAsync(Ljava/util/function/Supplier;)Ljava/util/concurrent/CompletableFuture;");
    private static final String TO_FUTURE = "toCompletableFuture()Ljava/util/concurrent/CompletableFuture;";
    private static final String FUTURE = "java/util/concurrent/CompletableFuture";
    private static final String ASKED = Type.getInternalName(AskedFuture.class);

    @BuildStep
    void futures(BuildProducer<ExpectedClassBuildItem> expected) {
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "failures of a ManagedExecutor", new ExpectedClass(ARTIFACT,
                PACKAGE + "SmallRyeManagedExecutor",
                STARTS.stream().sorted().map(start -> ExpectedMethod.changed(start, ManagedFutures.class, "withContextCapture"))
                        .toList(),
                StartedFutures::new)));
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "futures of a ManagedExecutor", new ExpectedClass(ARTIFACT,
                PACKAGE + "ContextualCompletableFuture",
                List.of(ExpectedMethod.changed(TO_FUTURE, ManagedFutures.class, "given")),
                visitor -> new ReportedMethods(new AskedFutures(visitor), ManagedFutures.class,
                        Map.of("toCompletableFuture()", new Report("given", 0, null, null))))));
    }

    /** Makes the futures of tasks by our method. Those of other methods have been made by other code. */
    private static final class StartedFutures extends ClassVisitor {

        StartedFutures(ClassVisitor visitor) {
            super(Opcodes.ASM9, visitor);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            return STARTS.contains(name + descriptor)
                    ? new RedirectedCalls(cv, ManagedFutures.class, Set.of(CAPTURE)).visitMethod(access, name, descriptor,
                            signature, exceptions)
                    : super.visitMethod(access, name, descriptor, signature, exceptions);
        }
    }

    /** Replaces the superclass. */
    private static final class AskedFutures extends ClassVisitor {

        AskedFutures(ClassVisitor visitor) {
            super(Opcodes.ASM9, visitor);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            super.visit(version, access, name,
                    signature == null ? null : signature.replace('L' + FUTURE + '<', 'L' + ASKED + '<'),
                    FUTURE.equals(parent) ? ASKED : parent, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean ofInterface) {
                    super.visitMethodInsn(opcode, opcode == Opcodes.INVOKESPECIAL && owner.equals(FUTURE) ? ASKED : owner,
                            called, type, ofInterface);
                }
            };
        }
    }
}
