package dev.claimport;
public final class Claimport { public static void main(String[] a) { System.out.println(Runtime.version()); } }
