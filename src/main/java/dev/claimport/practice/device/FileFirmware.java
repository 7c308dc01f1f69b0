package dev.claimport.practice.device;

import dev.claimport.device.DeviceState;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smpfs.SmpFs;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;

/**
 * Firmware that knows nothing of Claimport: it serves MCUmgr's file system group, and as soon as all files of a claim are there and fit
 * each other, it registers with them.
 */
final class FileFirmware implements AutoCloseable {

    private static final String SERIAL_FILE = "/lfs1/serial.txt";

    private final FileSystemOptions options;
    private final FileSystemServer server;
    private final FilesReader reader;
    private final Enrolment enrolment;
    /** The claim that it has tried already, by its certificate. */
    private Optional<X509Certificate> tried = Optional.empty();

    FileFirmware(FileSystemOptions files, VirtualDeviceOptions options, DeviceRegistration registration, TimeSource time) {
        this.options = files;
        this.server = new FileSystemServer(files, time, options.misbehaviour(DeviceFault.FlipsBit.class).isPresent());
        this.reader = new FilesReader(files.plan(), server.files());
        this.enrolment = new Enrolment(options, registration);
        if (server.files().mount(SERIAL_FILE).isPresent()) {
            VirtualFiles.Writing serial = server.files().open(SERIAL_FILE);
            serial.append(options.serial().getBytes(StandardCharsets.UTF_8));
            serial.close();
        }
    }

    FileSystemOptions options() {
        return options;
    }

    synchronized Reply answer(SmpHeader header, Map<Object, Object> body) {
        return header.group() == SmpFs.GROUP ? server.answer(header, body) : server.shell(body);
    }

    /** To be called once an answer is out. */
    synchronized void proceed() {
        boolean busy = enrolment.isBusy();
        if (!busy && !server.isWriting()) {
            reader.read().ifPresent(contents -> {
                if (tried.equals(Optional.of(contents.certificate()))) {
                    contents.close();
                } else {
                    tried = Optional.of(contents.certificate());
                    enrolment.accept(contents);
                }
            });
        }
        enrolment.proceed();
    }

    /** Bytes that it was sent so far. */
    synchronized int held() {
        return (int) Math.min(server.taken(), Integer.MAX_VALUE);
    }

    synchronized StatusReport status() {
        return new StatusReport(enrolment.status());
    }

    /** Tries again what has not succeeded; what was open is lost. */
    synchronized void restart() {
        server.reset();
        if (enrolment.status().state() != DeviceState.DONE) {
            enrolment.forget();
            tried = Optional.empty();
        }
    }

    /** What lies in a file now. */
    synchronized Optional<byte[]> content(String path) {
        return server.files().content(path).map(byte[]::clone);
    }

    @Override
    public synchronized void close() {
        server.files().erase();
        enrolment.forget();
    }
}
