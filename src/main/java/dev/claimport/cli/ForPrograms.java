package dev.claimport.cli;

/** A command whose output is for a program or a file in each case, byte for byte. */
interface ForPrograms {}
