package io.quarkiverse.handlertesting.deployment;

import java.util.Arrays;
import java.util.Map;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes methods of a class report where they begin, or where they return or throw. */
final class ReportedMethods extends ClassVisitor {

    private static final String TWO_OBJECTS = "(Ljava/lang/Object;Ljava/lang/Object;)V";

    private final Reports reports;
    private String type;

    /**
     * The reports of the subclasses of a class of the JDK.
     *
     * @param superclass its internal name; {@code null} for a class of a library
     * @param hop the class that has the static methods
     * @param methods the reports, by name and parameters of the method that reports, whatever it returns
     * @param reporting an interface to add, by which the objects are known; {@code null} for none
     */
    record Reports(String superclass, String hop, Map<String, Report> methods, String reporting) {

        Reports(Class<?> superclass, Class<?> hop, Map<String, Report> methods, Class<?> reporting) {
            this(Type.getInternalName(superclass), Type.getInternalName(hop), methods,
                    reporting == null ? null : Type.getInternalName(reporting));
        }
    }

    /**
     * The static methods that a method calls, with its object.
     *
     * @param begin {@code null} for none
     * @param argument the variable of an argument that {@code begin} gets too; 0 for none
     * @param end called when the method has returned; {@code null} for none
     * @param thrown called when the method has thrown; unless it is the {@code end}, it gets the exception first. {@code null}
     *        for none
     */
    record Report(String begin, int argument, String end, String thrown) {
    }

    /**
     * The reports of one class of a library.
     *
     * @param hop the class that has the static methods
     */
    ReportedMethods(ClassVisitor visitor, Class<?> hop, Map<String, Report> methods) {
        this(visitor, new Reports(null, Type.getInternalName(hop), methods, null));
    }

    ReportedMethods(ClassVisitor visitor, Reports reports) {
        super(Opcodes.ASM9, visitor);
        this.reports = reports;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
        type = name;
        String reporting = reports.reporting();
        if (reporting == null) {
            super.visit(version, access, name, signature, parent, interfaces);
            return;
        }
        String[] all = Arrays.copyOf(interfaces, interfaces.length + 1);
        all[interfaces.length] = reporting;
        super.visit(version, access, name, signature == null ? null : signature + 'L' + reporting + ';', parent, all);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        Report report = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_BRIDGE)) != 0 ? null
                : reports.methods().get(name + CallSites.parameters(descriptor));
        return report == null ? method : new Reporting(method, report);
    }

    private final class Reporting extends MethodVisitor {

        private final Report report;
        private final Label begin = new Label();
        private final Label end = new Label();

        Reporting(MethodVisitor visitor, Report report) {
            super(Opcodes.ASM9, visitor);
            this.report = report;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (report.begin() != null) {
                call(report.begin(), report.argument());
            }
            visitLabel(begin);
        }

        @Override
        public void visitInsn(int opcode) {
            if (report.end() != null && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                call(report.end(), 0);
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            if (report.thrown() != null) {
                visitLabel(end);
                visitTryCatchBlock(begin, end, end, null);
                visitFrame(Opcodes.F_NEW, 1, new Object[] { type }, 1, new Object[] { "java/lang/Throwable" });
                if (report.thrown().equals(report.end())) {
                    call(report.end(), 0);
                } else {
                    visitInsn(Opcodes.DUP);
                    visitVarInsn(Opcodes.ALOAD, 0);
                    call(report.thrown(), TWO_OBJECTS);
                }
                visitInsn(Opcodes.ATHROW);
            }
            super.visitMaxs(stack + 3, locals);
        }

        private void call(String hop, int argument) {
            visitVarInsn(Opcodes.ALOAD, 0);
            if (argument > 0) {
                visitVarInsn(Opcodes.ALOAD, argument);
            }
            call(hop, argument > 0 ? TWO_OBJECTS : "(Ljava/lang/Object;)V");
        }

        private void call(String hop, String descriptor) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, reports.hop(), hop, descriptor, false);
        }
    }
}
