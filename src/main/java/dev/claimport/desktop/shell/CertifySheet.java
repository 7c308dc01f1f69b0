package dev.claimport.desktop.shell;

import dev.claimport.desktop.certify.CertifyCard;
import dev.claimport.desktop.certify.CertifyViewModel;
import dev.claimport.desktop.certify.CertifyViewModel.Device;
import dev.claimport.desktop.control.Sheet;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.practice.cloud.OwnAddresses;
import dev.claimport.serial.SerialPorts;
import java.util.Optional;

/** Holds the device of the hand-over page to its clauses; it stays until the device is left alone again. */
record CertifySheet(WindowParts parts, Sheet sheet, boolean mayMove) {

    /** @param ports of the role that is worked in @param code of the label, where it was given */
    CertifyViewModel show(Device device, SerialPorts ports, Optional<ProofOfPossession> code, Runnable closed) {
        CertifyViewModel model = new CertifyViewModel(device, () -> parts.examiners().apply(ports), code, parts.background(), parts.time());
        model.place().look(parts.background(), OwnAddresses::all);
        Runnable leave = () -> {
            if (model.isRunning()) {
                model.cancel();
            } else {
                model.close();
                sheet.close();
                closed.run();
            }
        };
        CertifyCard card = new CertifyCard(model, parts.texts(), mayMove, new CertifyCard.Actions(
                () -> parts.dialogs().folder().ask(sheet.getScene().getWindow(), parts.texts().text("certify.folder"), Optional.empty()), () -> model.show(parts.browser()), leave));
        sheet.open(parts.texts().text("certify.heading", "device", device.name()), card, leave);
        return model;
    }
}
