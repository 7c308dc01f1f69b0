package dev.claimport.label;

/** How labels are printed where nobody says otherwise. */
public record LabelSetup(LabelPrinter printer, LabelTemplate template) {}
