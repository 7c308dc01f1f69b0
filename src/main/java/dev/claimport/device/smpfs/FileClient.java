package dev.claimport.device.smpfs;

import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.DeviceWait;
import dev.claimport.device.parts.Part;
import dev.claimport.device.smp.ShellGroup;
import dev.claimport.device.smp.SmpAnswer;
import dev.claimport.device.smp.SmpClient;
import dev.claimport.device.smp.SmpRequest;
import java.nio.ByteBuffer;

/** The requests of MCUmgr's file system, shell and OS groups that a hand-over needs (Zephyr, {@code smp_group_8.rst}). */
final class FileClient {

    private static final int OS_GROUP = 0;
    private static final int RESET = 5;
    private static final int INFO = 7;
    private static final int TRIES = 3;

    private final SmpClient client;

    FileClient(SmpClient client) {
        this.client = client;
    }

    /** Sends one piece of a file; that at offset 0 empties the file first and says how long it will be. */
    SmpAnswer upload(Part part, int offset, int length) {
        SmpRequest request = SmpRequest.write(SmpFs.GROUP, SmpFs.FILE, out -> part.lend(offset, length, data -> {
            write(out, part.path(), offset, part.size(), data);
            return null;
        })).carryingSecret();
        return client.ask(request.waiting(DeviceWait.STORE, TRIES));
    }

    /** Overwrites a file with a single line feed: a file cannot be emptied by an upload of nothing. */
    SmpAnswer blank(String path) {
        return client.ask(SmpRequest.write(SmpFs.GROUP, SmpFs.FILE, out -> write(out, path, 0, 1, ByteBuffer.wrap(new byte[] {'\n'}))));
    }

    /** Bytes of an upload's CBOR beside the data. */
    static int overhead(String path, int offset, int total) {
        CborWriter measure = CborWriter.measuring();
        write(measure, path, offset, total, ByteBuffer.allocate(0));
        return Math.toIntExact(measure.size());
    }

    private static void write(CborWriter out, String path, int offset, int total, ByteBuffer data) {
        out.map(offset == 0 ? 4 : 3).text("off").unsigned(offset).text("data").bytes(data).text("name").text(path);
        if (offset == 0) {
            out.text("len").unsigned(total);
        }
    }

    /** Has the server close the file that it holds open, so that its true length shows and the next upload starts afresh. */
    SmpAnswer closeFile() {
        return client.ask(SmpRequest.write(SmpFs.GROUP, SmpFs.CLOSE, out -> out.map(0)).waiting(DeviceWait.STORE, TRIES));
    }

    /** The same of a device that may not hear any more: a port is given back within two seconds. */
    SmpAnswer closeFileSoon() {
        return client.ask(SmpRequest.write(SmpFs.GROUP, SmpFs.CLOSE, out -> out.map(0)).waiting(DeviceWait.FORGET, TRIES));
    }

    SmpAnswer status(String path) {
        return client.ask(SmpRequest.read(SmpFs.GROUP, SmpFs.STATUS, out -> out.map(1).text("name").text(path)));
    }

    SmpAnswer hash(String path, String type) {
        return client.ask(SmpRequest.read(SmpFs.GROUP, SmpFs.HASH, out -> out.map(2).text("name").text(path).text("type").text(type)));
    }

    SmpAnswer download(String path, int offset) {
        return client.ask(reading(path, offset));
    }

    /** The same, but in the place of the data is said what of it is that of a part: a {@link Piece}. Nothing of it comes onto the heap. */
    SmpAnswer compare(Part part, int offset) {
        return client.ask(reading(part.path(), offset).holding(data -> Piece.of(part, offset, data)));
    }

    /**
     * A part of a file as it was read.
     *
     * @param length in bytes
     * @param same whether the part that was sent goes on so
     */
    record Piece(int length, boolean same) {

        static Piece of(Part part, int offset, ByteBuffer data) {
            int length = data.remaining();
            return new Piece(length, length > 0 && length <= part.size() - offset && part.lend(offset, length, data::equals));
        }
    }

    private static SmpRequest reading(String path, int offset) {
        return SmpRequest.read(SmpFs.GROUP, SmpFs.FILE, out -> out.map(2).text("off").unsigned(offset).text("name").text(path));
    }

    /** Runs a command in the device's shell; one word is one argument. */
    SmpAnswer shell(String... words) {
        return client.ask(ShellGroup.execute(words));
    }

    /** What the firmware says of itself: one line like {@code uname -a}. */
    SmpAnswer info() {
        return client.ask(SmpRequest.read(OS_GROUP, INFO, out -> out.map(1).text("format").text("a")).waiting(DeviceWait.DETAIL, 2));
    }

    /** Answered before the device restarts. */
    SmpAnswer reset() {
        return client.ask(SmpRequest.write(OS_GROUP, RESET, out -> out.map(0)));
    }
}
