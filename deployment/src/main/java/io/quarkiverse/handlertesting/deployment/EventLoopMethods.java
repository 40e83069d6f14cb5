package io.quarkiverse.handlertesting.deployment;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Replaces each task that a context of Vert.x queues on its event loop. */
final class EventLoopMethods extends ClassVisitor {

    private static final String HOP = "io/quarkiverse/handlertesting/runtime/internal/hops/ContextHop";

    EventLoopMethods(ClassVisitor visitor) {
        super(Opcodes.ASM9, visitor);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals("execute") && descriptor.equals("(Ljava/lang/Runnable;)V") ? new Execute(method) : method;
    }

    private static final class Execute extends MethodVisitor {

        Execute(MethodVisitor visitor) {
            super(Opcodes.ASM9, visitor);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 1);
            visitMethodInsn(Opcodes.INVOKESTATIC, HOP, "queued", "(Ljava/lang/Runnable;)Ljava/lang/Runnable;", false);
            visitVarInsn(Opcodes.ASTORE, 1);
        }
    }
}
