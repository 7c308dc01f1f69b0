package dev.claimport.desktop.bench;

import dev.claimport.bench.ScannedWork;
import dev.claimport.bench.scan.ScanTarget;
import dev.claimport.desktop.bench.BenchViewModel.Standing;

/** What a scan says in the window that is not a slot's own: who works here, and what the bench is to do. On the screen's thread. */
final class ScannedDesk implements ScannedWork.Desk {

    private final BenchViewModel bench;
    private final ShiftViewModel who;
    private Runnable opens = () -> { };

    ScannedDesk(BenchViewModel bench, ShiftViewModel who) {
        this.bench = bench;
        this.who = who;
    }

    /** What opening the bench is. */
    void onOpen(Runnable open) {
        opens = open;
    }

    @Override
    public void named(ScanTarget what, String text) {
        who.name(what, text);
    }

    @Override
    public void commanded(String command) {
        switch (command) {
            case "open" -> opens.run();
            case "pause" -> pauseOrGoOn(Standing.OPEN);
            case "go-on" -> pauseOrGoOn(Standing.PAUSED);
            case "end" -> bench.leave();
            default -> { }
        }
    }

    private void pauseOrGoOn(Standing from) {
        if (bench.standingProperty().get() == from) {
            bench.pauseOrGoOn();
        }
    }
}
