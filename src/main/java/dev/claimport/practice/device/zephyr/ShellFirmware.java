package dev.claimport.practice.device.zephyr;

import dev.claimport.device.DeviceStatus;
import dev.claimport.device.smp.ShellGroup;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.practice.device.smp.GroupError;
import dev.claimport.practice.device.smp.Reply;
import dev.claimport.practice.device.smp.SmpBuild;
import dev.claimport.practice.device.smp.SmpServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A Zephyr shell behind MCUmgr's shell group, as Zephyr has it (subsys/mgmt/mcumgr/grp/shell_mgmt, subsys/shell/backends/shell_dummy.c): what a command
 * prints beyond the size of a buffer is lost in silence.
 */
public final class ShellFirmware implements SmpServer {

    /** CONFIG_SHELL_CMD_BUFF_SIZE. */
    private static final int LONGEST_COMMAND = 256;

    private final CredShell shell;
    private final int output;
    private int held;

    /** @param output {@code CONFIG_SHELL_BACKEND_DUMMY_BUF_SIZE}, in bytes */
    public ShellFirmware(CredShell shell, int output) {
        this.shell = shell;
        this.output = output;
    }

    /** The same as on a console. */
    public CredShell shell() {
        return shell;
    }

    @Override
    public SmpBuild build() {
        return new SmpBuild(true, true, Optional.empty(), false, List.of(10, 0, ShellGroup.ID));
    }

    @Override
    public synchronized Reply answer(SmpHeader header, Map<Object, Object> body) {
        if (header.group() != ShellGroup.ID || header.command() != ShellGroup.EXECUTE || header.op() != SmpHeader.Op.WRITE) {
            return new Reply.Unknown(Reply.NOT_SUPPORTED);
        }
        if (!(body.get("argv") instanceof List<?> words)) {
            return new Reply.Unknown(Reply.INVALID);
        }
        String line = words.stream().map(Object::toString).collect(Collectors.joining(" "));
        held += line.length();
        if (line.length() >= LONGEST_COMMAND) {
            return new GroupError(ShellGroup.ID, ShellGroup.COMMAND_TOO_LONG, Reply.INVALID);
        }
        String printed = shell.execute(line).replace("\n", "\r\n");
        return new Reply.Done(out -> out.map(2).text("o").text(printed.substring(0, Math.min(output - 1, printed.length()))).text("ret").unsigned(0));
    }

    @Override
    public void proceed() {
        shell.proceed();
    }

    @Override
    public synchronized int held() {
        return held;
    }

    @Override
    public DeviceStatus status() {
        return shell.status();
    }

    @Override
    public void restart() {
        shell.restart();
    }

    @Override
    public void close() {
        shell.close();
    }
}
