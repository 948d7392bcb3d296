package dev.arenite.bench.data.mk48;

import dev.arenite.bench.data.Pcg32;

/// A class of ships.
public enum EntityType {
    ARLEIGH_BURKE(2.14f, 1, 20),
    BISMARCK(0.52f, 4, 10),
    CLEMENCEAU(0.97f, 4, 16),
    FLETCHER(1.46f, 4, 18),
    G5(13.16f, 0, 2),
    IOWA(1.55f, 3, 28),
    KOLKATA(0.83f, 1, 15),
    OSA(7.25f, 2, 6),
    YASEN(4.06f, 0, 14),
    ZUBR(12.92f, 3, 11);

    private static final EntityType[] ALL = values();
    private static final float[] FREQUENCIES = frequencies();

    private final float frequency;
    private final int turrets;
    private final int weapons;

    EntityType(float frequency, int turrets, int weapons) {
        this.frequency = frequency;
        this.turrets = turrets;
        this.weapons = weapons;
    }

    int turrets() {
        return turrets;
    }

    int weapons() {
        return weapons;
    }

    boolean isSubmarine() {
        return this == YASEN;
    }

    static EntityType random(Pcg32 random) {
        return ALL[random.weighted(FREQUENCIES)];
    }

    private static float[] frequencies() {
        float[] frequencies = new float[ALL.length];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = ALL[i].frequency;
        }
        return frequencies;
    }
}
