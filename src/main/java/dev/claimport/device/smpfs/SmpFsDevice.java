package dev.claimport.device.smpfs;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeliveryProgress;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.Forgets;
import dev.claimport.device.Resumes;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.FileDelivery;
import dev.claimport.device.parts.Part;
import dev.claimport.device.smp.SmpAnswer;
import dev.claimport.device.smp.SmpClient;
import dev.claimport.device.smp.SmpParameters;
import dev.claimport.device.smp.SmpRequest;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * A device with MCUmgr's file system group: every part of the bundle becomes a file, and what the firmware does with them is its own
 * affair, so it cannot report back. For one thread; any thread may close.
 */
public final class SmpFsDevice implements Resumes, Forgets {

    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final int OS_GROUP = 0;
    private static final int PARAMETERS = 6;
    private static final int LONGEST_SERIAL = 64;

    private final SmpFsSettings settings;
    private final TimeSource time;
    private final FileDelivery delivery;
    /** Files of which the device may hold something of ours. */
    private final Set<String> touched = new LinkedHashSet<>();
    private volatile SerialLink link;
    private SmpClient client;
    private FileClient files;
    private EarlierFiles earlier;

    public SmpFsDevice(SerialLink link, SmpFsSettings settings, TimeSource time) {
        this.settings = settings;
        this.time = time;
        this.delivery = new FileDelivery(settings.plan(), settings.serialParameter(), settings.ownParameters());
        resume(link);
    }

    @Override
    public void resume(SerialLink fresh) {
        link = fresh;
        client = new SmpClient(fresh, time, settings.version().orElse(2));
        files = new FileClient(client);
        earlier = new EarlierFiles(files);
    }

    /** @throws FailureException {@code device-unsupported} when it speaks SMP, but has no file system group */
    @Override
    public DeviceIdentity identify() {
        int tries = (int) Math.max(1, settings.bootWait().dividedBy(ANSWER));
        client.ask(SmpRequest.read(OS_GROUP, PARAMETERS, out -> out.map(0)).waiting(ANSWER, tries));
        if (files.download(Folders.mount(settings.plan().files().getFirst()) + SmpFsDialect.NO_FILE, 0) instanceof SmpAnswer.Refused refused
                && FileTrouble.of(refused) == FileTrouble.NOT_SUPPORTED) {
            throw new DeviceFailure(DeviceFailure.Kind.DEVICE_UNSUPPORTED, Map.of("port", link.path()), "no file system group").exception();
        }
        FirmwareInfo info = FirmwareInfo.of(files.info());
        String serial = settings.serialFile().map(this::serial).orElse("");
        return DeviceIdentity.of(info.model(), serial, info.version()).withParameters(delivery.parameters(serial));
    }

    /** A serial number that cannot be read is as good as none: what depends on it is asked for elsewhere. */
    private String serial(String path) {
        if (files.download(path, 0) instanceof SmpAnswer.Done done && done.body().get("data") instanceof byte[] data && data.length <= LONGEST_SERIAL) {
            return FirmwareInfo.clean(new String(data, StandardCharsets.UTF_8));
        }
        return "";
    }

    @Override
    public void deliver(Bundle bundle, Instant now, DeliveryProgress progress) {
        earlier.shrink(delivery.begin(bundle));
        FileUpload upload = upload();
        delivery.send(progress, (part, held) -> send(upload, part, held));
    }

    private FileUpload upload() {
        return new FileUpload(files, new ChunkSizes(SmpParameters.ask(client)), earlier, settings.makeFolders());
    }

    private void send(FileUpload upload, Part part, IntConsumer held) {
        touched.add(part.path());
        upload.send(part, held);
    }

    /** Looks at every file; one that is not what was sent is sent once more. */
    @Override
    public Verification commit() {
        if (delivery.committed().isPresent()) {
            return delivery.committed().get();
        }
        FileCheck check = new FileCheck(files, link.path(), settings.verify());
        for (Part part : delivery.parts()) {
            if (!check.matches(part)) {
                delivery.again(part, (wrong, held) -> send(upload(), wrong, held));
                if (!check.matches(part)) {
                    throw new DeviceFailure(DeviceFailure.Kind.DIGEST_WRONG, Map.of(), part.path()).exception();
                }
            }
        }
        if (settings.reset()) {
            restart();
        }
        return delivery.commit(check.means().proof());
    }

    /** A device that is gone, or does not answer any more, restarts already. */
    private void restart() {
        try {
            if (files.reset() instanceof SmpAnswer.Refused refused) {
                throw new DeviceFailure(DeviceFailure.Kind.DEVICE_REFUSED,
                        Map.of("group", Long.toString(refused.group()), "code", Long.toString(refused.code())), "reset").exception();
            }
        } catch (FailureException e) {
            Enum<?> kind = e.failure().kind();
            if (kind != LinkFailure.Kind.PORT_GONE && kind != DeviceFailure.Kind.DEVICE_SILENT) {
                throw e;
            }
        }
    }

    /** Removes, or overwrites, every file that was begun, the private key's first. What lay there before is gone already. */
    @Override
    public void abort() {
        try {
            List<String> begun = new ArrayList<>(touched);
            for (String path : begun.reversed()) {
                files.closeFileSoon();
                erase(path);
                touched.remove(path);
            }
        } finally {
            delivery.forget();
        }
    }

    private void erase(String path) {
        boolean removed = files.shell("fs", "rm", path) instanceof SmpAnswer.Done
                && files.status(path) instanceof SmpAnswer.Refused refused && FileTrouble.of(refused) == FileTrouble.NO_SUCH;
        // A path that is refused for writing holds nothing of ours.
        if (!removed && files.blank(path) instanceof SmpAnswer.Done) {
            files.closeFile();
        }
    }

    @Override
    public void close() {
        link.close();
        delivery.close();
    }
}
