package io.quarkiverse.handlertesting.deployment;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import io.quarkiverse.handlertesting.runtime.internal.taps.sql.TappedWrapper;

/** Makes a class a {@link TappedWrapper}: it gets a field, and the two methods that read and write it. */
final class TappedClass extends ClassVisitor {

    private static final String FIELD = "handlerTestingValue";
    private static final String OBJECT = "Ljava/lang/Object;";

    private String type;

    TappedClass(ClassVisitor visitor) {
        super(Opcodes.ASM9, new AddedInterface(visitor, TappedWrapper.class));
    }

    @Override
    public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
        type = name;
        super.visit(version, access, name, signature, parent, interfaces);
    }

    @Override
    public void visitEnd() {
        visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC, FIELD, OBJECT, null, null);
        MethodVisitor read = begin("()" + OBJECT);
        read.visitFieldInsn(Opcodes.GETFIELD, type, FIELD, OBJECT);
        end(read, Opcodes.ARETURN);
        MethodVisitor write = begin("(" + OBJECT + ")V");
        write.visitVarInsn(Opcodes.ALOAD, 1);
        write.visitFieldInsn(Opcodes.PUTFIELD, type, FIELD, OBJECT);
        end(write, Opcodes.RETURN);
        super.visitEnd();
    }

    private MethodVisitor begin(String descriptor) {
        MethodVisitor method = visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC, FIELD, descriptor, null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        return method;
    }

    private static void end(MethodVisitor method, int result) {
        method.visitInsn(result);
        method.visitMaxs(2, 2);
        method.visitEnd();
    }
}
