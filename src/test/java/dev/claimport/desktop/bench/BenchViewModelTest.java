package dev.claimport.desktop.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.AttemptsOfProcess;
import dev.claimport.bench.BenchJob;
import dev.claimport.bench.BenchWorld;
import dev.claimport.bench.Engine;
import dev.claimport.bench.OrderKeeper.Progress;
import dev.claimport.bench.Shift;
import dev.claimport.bench.order.OrderProblem;
import dev.claimport.desktop.bench.BenchViewModel.Standing;
import dev.claimport.desktop.common.Sounds;
import dev.claimport.desktop.memory.ChoicesFile;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.failure.BenchFailure;
import dev.claimport.failure.Problem;
import dev.claimport.handover.Recovery;
import dev.claimport.handover.RunOrigin;
import dev.claimport.serial.PortInfo;
import dev.claimport.testing.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench page without its view: orders, and what is remembered from shift to shift. */
class BenchViewModelTest {

    @TempDir
    private Path folder;

    private final ManualTime time = new ManualTime();
    private final FakeBench ports = new FakeBench();
    private final FakeIot iot = new FakeIot(time);
    private final AttemptsOfProcess attempts = new AttemptsOfProcess();
    private final List<Boolean> claimsShared = new ArrayList<>();
    private final BenchWorld.Engines engines = new BenchWorld.Engines() {
        @Override
        public Engine make(UnaryOperator<RunOrigin> origin) {
            return new AdmittingEngine(ports, time, origin.apply(RunOrigin.UNKNOWN));
        }

        @Override
        public void shareClaims(boolean shared) {
            claimsShared.add(shared);
        }
    };
    private String template = "practice-sensor";

    private BenchViewModel bench() {
        Memory memory = new Memory(new ChoicesFile(folder.resolve("settings.json")), Runnable::run);
        var world = new BenchWorld(iot, ports, ports.connector(), List::of, engines, attempts, Recovery.NONE);
        return new BenchViewModel(world, ports, () -> Optional.of(BenchJob.of(template, Map.of())), memory, new Sounds(List.of(), () -> false, new DirectBackground()), new DirectBackground(), time);
    }

    private static Opening opening(int slots) {
        return new Opening("J. Weber", "bench-3", "B-1", slots, true, 2, false);
    }

    @Test
    void anOrderIsCheckedBeforeTheShiftAndEachMistakeHasItsPlace() throws IOException {
        BenchViewModel bench = bench();
        bench.chooseOrder(Files.writeString(folder.resolve("PO-1.csv"), "\uFEFFSerial number;Colour\n1;red\n"));
        BenchFailure failure = (BenchFailure) bench.order().failureProperty().get();
        assertEquals(BenchFailure.Kind.ORDER_INVALID, failure.kind());
        assertEquals(OrderProblem.COLUMN_UNKNOWN, ((Problem) ((List<?>) failure.facts().get("problems")).getFirst()).kind());
        bench.open(opening(2));
        assertEquals(Standing.CLOSED, bench.standingProperty().get(), "an order that is wrong opens no bench");
        bench.order().drop();
        assertNull(bench.order().failureProperty().get());
        bench.open(opening(2));
        assertEquals(Standing.OPEN, bench.standingProperty().get());
    }

    @Test
    void anOrderThatIsTypedIsKeptInAFileBesideWhichItsResultBelongs() throws IOException {
        BenchViewModel bench = bench();
        bench.typeOrder("1\n2\n", folder.resolve("typed.csv"));
        assertEquals(new Progress("typed", 0, 0, 2), bench.order().progressProperty().get());
        assertEquals("Serial number\n1\n2\n", Files.readString(folder.resolve("typed.csv")));
        bench.open(opening(2));
        ports.plugIn("ttyUSB0", "1");
        assertTrue(Files.readString(folder.resolve("typed.result.csv")).contains("confirmed"));
    }

    @Test
    void whatBecomesOfAnOrderIsShownAndWrittenBesideItAndGoesOnInTheNextShift() throws IOException {
        Path file = Files.writeString(folder.resolve("PO-1.csv"), "Serial number\n1\n2\n");
        BenchViewModel bench = bench();
        bench.chooseOrder(file);
        assertEquals(new Progress("PO-1", 0, 0, 2), bench.order().progressProperty().get());
        bench.open(opening(2));
        PortInfo port = ports.plugIn("ttyUSB0", "1");
        assertEquals(new Progress("PO-1", 1, 0, 2), bench.order().progressProperty().get());
        assertTrue(Files.readString(folder.resolve("PO-1.result.csv")).contains("confirmed"));
        bench.leave();
        ports.unplug(port);

        BenchViewModel next = bench();
        next.chooseOrder(file);
        assertEquals(new Progress("PO-1", 1, 0, 2), next.order().progressProperty().get());
        next.open(opening(2));
        ports.plugIn("ttyUSB0", "2");
        List<String> result = Files.readAllLines(folder.resolve("PO-1.result.csv"));
        assertEquals(2, result.stream().filter(line -> line.contains("confirmed")).count(), result.toString());
    }

    @Test
    void anotherTemplateHasTheOrderCheckedAnew() throws IOException {
        BenchViewModel bench = bench();
        bench.chooseOrder(Files.writeString(folder.resolve("PO-1.csv"), "Serial number\n1\n"));
        template = "practice-gateway";
        bench.look();
        assertFalse(bench.order().isSettled(), "this one needs more parameters");
    }

    @Test
    void stationSlotsTriesAndThePlacesOfSlotsAreRemembered() {
        BenchViewModel bench = bench();
        bench.open(opening(3));
        PortInfo first = ports.plugIn("ttyUSB0", "1");
        PortInfo second = ports.plugIn("ttyUSB1", "2");
        bench.leave();
        ports.unplug(first);
        ports.unplug(second);

        BenchViewModel next = bench();
        assertEquals(new Opening("", "bench-3", "", 3, true, 2, false), next.remembered().lastOpening());
        assertTrue(next.remembered().knowsPlaces());
        next.open(next.remembered().lastOpening());
        ports.plugIn("ttyUSB1", "3");
        assertEquals(SlotLook.READY, next.slots().get(0).shownProperty().get().look());
        assertEquals(SlotLook.CONFIRMED, next.slots().get(1).shownProperty().get().look());
        next.leave();
        next.remembered().forgetPlaces();
        assertFalse(next.remembered().knowsPlaces());
    }

    @Test
    void oneClaimForAllDevicesIsAChoiceOfTheShiftAndOverWithIt() {
        BenchViewModel bench = bench();
        bench.open(new Opening("J. Weber", "bench-3", "B-1", 2, true, 2, true));
        assertEquals(List.of(true), claimsShared);
        bench.leave();
        assertEquals(List.of(true, false), claimsShared, "its key is wiped");
        assertFalse(bench.remembered().lastOpening().sharedClaim(), "the next shift chooses anew");
    }

    @Test
    void aSlotIsNewsWhereSomethingIsNew() {
        BenchViewModel bench = bench();
        bench.open(opening(2));
        List<SlotLook> news = new ArrayList<>();
        SlotViewModel slot = bench.slots().getFirst();
        slot.shownProperty().addListener((_, _, now) -> news.add(now.look()));
        slot.follow();
        assertEquals(List.of(), news, "a tile is styled anew for each");
        ports.plugIn("ttyUSB0", "1");
        assertEquals(SlotLook.CONFIRMED, news.getLast());
    }

    @Test
    void whoeverTakesOverGoesOnWithTheShift() {
        BenchViewModel bench = bench();
        bench.open(opening(2));
        time.advance(Duration.ofMinutes(1));
        bench.scans().scan("BA:B-2");
        assertEquals(new Shift("", "", "B-2", ManualTime.START), bench.shift().orElseThrow());
        assertEquals(bench.shift().orElseThrow(), bench.who().runningProperty().get());
        bench.leave();
        bench.scans().scan("BA:B-3");
        assertEquals("B-2", bench.who().runningProperty().get().batch(), "what the last shift was is still to be seen");
    }
}
