package io.quarkiverse.handlertesting.deployment;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes the method {@code run()} of a class report where it begins, and where it returns or throws. The class gets an interface
 * by which its objects are known.
 */
final class ReportedRuns extends ClassVisitor {

    private static final String REPORT = "(Ljava/lang/Object;)V";

    private final String reporting;
    private final String hop;
    private String type;

    /**
     * @param reporting the interface
     * @param hop has the static methods {@code begin} and {@code end}
     */
    ReportedRuns(ClassVisitor visitor, Class<?> reporting, Class<?> hop) {
        super(Opcodes.ASM9, visitor);
        this.reporting = Type.getInternalName(reporting);
        this.hop = Type.getInternalName(hop);
    }

    @Override
    public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
        String[] all = java.util.Arrays.copyOf(interfaces, interfaces.length + 1);
        all[interfaces.length] = reporting;
        type = name;
        super.visit(version, access, name, signature == null ? null : signature + 'L' + reporting + ';', parent, all);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals("run") && descriptor.equals("()V") && (access & Opcodes.ACC_ABSTRACT) == 0 ? new Reported(method)
                : method;
    }

    private final class Reported extends MethodVisitor {

        private final Label begin = new Label();
        private final Label end = new Label();

        Reported(MethodVisitor visitor) {
            super(Opcodes.ASM9, visitor);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            report("begin");
            visitLabel(begin);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN) {
                report("end");
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            visitLabel(end);
            visitTryCatchBlock(begin, end, end, null);
            visitFrame(Opcodes.F_NEW, 1, new Object[] { type }, 1, new Object[] { "java/lang/Throwable" });
            report("end");
            visitInsn(Opcodes.ATHROW);
            super.visitMaxs(Math.max(stack, 2), locals);
        }

        private void report(String what) {
            visitVarInsn(Opcodes.ALOAD, 0);
            super.visitMethodInsn(Opcodes.INVOKESTATIC, hop, what, REPORT, false);
        }
    }
}
