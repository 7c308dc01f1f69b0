package dev.claimport.practice.device.smpfs;

import dev.claimport.device.DeviceStatus;
import dev.claimport.device.smp.ShellGroup;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smpfs.SmpFs;
import dev.claimport.practice.device.Application;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.files.FilesReader;
import dev.claimport.practice.device.files.VirtualFiles;
import dev.claimport.practice.device.smp.Reply;
import dev.claimport.practice.device.smp.SmpBuild;
import dev.claimport.practice.device.smp.SmpServer;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Firmware that knows nothing of Claimport: it serves MCUmgr's file system group, and as soon as all files of a claim are there and fit
 * each other, it registers with them.
 */
public final class FileFirmware implements SmpServer {

    private static final String SERIAL_FILE = "/lfs1/serial.txt";

    private final FileSystemOptions options;
    private final FileSystemServer server;
    private final FilesReader reader;
    private final Application application;

    public FileFirmware(FileSystemOptions files, VirtualDeviceOptions options, DeviceRegistration registration, TimeSource time) {
        this.options = files;
        this.server = new FileSystemServer(files, time, options.misbehaviour(DeviceFault.FlipsBit.class).isPresent());
        this.reader = new FilesReader(files.plan(), server.files());
        this.application = new Application(options, registration);
        if (server.files().mount(SERIAL_FILE).isPresent()) {
            VirtualFiles.Writing serial = server.files().open(SERIAL_FILE);
            serial.append(options.serial().getBytes(StandardCharsets.UTF_8));
            serial.close();
        }
    }

    @Override
    public SmpBuild build() {
        return new SmpBuild(true, options.tellsBuffer(), options.realBuffer(), options.legacy(), options.hasShell() ? List.of(10, 8, 0, 9, 2) : List.of(10, 8, 0, 2));
    }

    @Override
    public synchronized Reply answer(SmpHeader header, Map<Object, Object> body) {
        return switch (header.group()) {
            case SmpFs.GROUP -> server.answer(header, body);
            case ShellGroup.ID -> server.shell(body);
            default -> new Reply.Unknown(Reply.NOT_SUPPORTED);
        };
    }

    @Override
    public synchronized void proceed() {
        application.proceed(() -> server.isWriting() ? Optional.empty() : reader.read());
    }

    @Override
    public synchronized int held() {
        return (int) Math.min(server.taken(), Integer.MAX_VALUE);
    }

    @Override
    public synchronized DeviceStatus status() {
        return application.status();
    }

    /** Tries again what has not succeeded; what was open is lost. */
    @Override
    public synchronized void restart() {
        server.reset();
        application.restart();
    }

    /** What lies in a file now. */
    public synchronized Optional<byte[]> content(String path) {
        return server.files().content(path).map(byte[]::clone);
    }

    @Override
    public synchronized void close() {
        server.files().erase();
        application.forget();
    }
}
