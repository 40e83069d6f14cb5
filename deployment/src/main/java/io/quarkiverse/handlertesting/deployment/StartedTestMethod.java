package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Set;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import io.quarkiverse.handlertesting.runtime.internal.hops.TestMethodHop;
import io.vertx.core.Context;

/** Makes the invoker of {@code quarkus-test-vertx} start a test method by {@link TestMethodHop}. */
final class StartedTestMethod extends ClassVisitor {

    private static final String CONTEXT = Type.getInternalName(Context.class);
    private static final Set<String> STARTS = Set.of("runOnContext", "executeBlocking");

    private StartedTestMethod(ClassVisitor visitor) {
        super(Opcodes.ASM9, visitor);
    }

    static ExpectedClass of(String artifact) {
        return new ExpectedClass(artifact, "io.quarkus.test.vertx.RunOnVertxContextTestMethodInvoker",
                List.of(ExpectedMethod.changed("invoke(Ljava/lang/Object;Ljava/lang/reflect/Method;Ljava/util/List;"
                        + "Ljava/lang/String;)Ljava/lang/Object;", TestMethodHop.class, STARTS.toArray(String[]::new))),
                StartedTestMethod::new);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {

            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String ofCalled, boolean ofInterface) {
                if (CONTEXT.equals(owner) && STARTS.contains(called)) {
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(TestMethodHop.class), called,
                            ofCalled.replace("(", "(L" + CONTEXT + ";"), false);
                } else {
                    super.visitMethodInsn(opcode, owner, called, ofCalled, ofInterface);
                }
            }
        };
    }
}
