//! The records of the public serialization benchmark.

use crate::macros::{choice, record};

record! {
    Logs { logs: Vec<Log> }

    Log {
        address: Address; identity: String; userid: String; date: String; request: String;
        code: u16; size: u64
    }

    Address { x0: u8; x1: u8; x2: u8; x3: u8 }

    Mesh { triangles: Vec<Triangle> }

    Triangle { v0: Vector3; v1: Vector3; v2: Vector3; normal: Vector3 }

    Vector3 { x: f32; y: f32; z: f32 }

    Players { players: Vec<Player> }

    Player {
        game_type: GameType; previous_game_type: GameType; score: i64; dimension: String;
        selected_item_slot: u32; selected_item: Item; spawn_dimension: Option<String>;
        spawn_x: i64; spawn_y: i64; spawn_z: i64; spawn_forced: Option<bool>; sleep_timer: u16;
        food_exhaustion_level: f32; food_saturation_level: f32; food_tick_timer: u32;
        xp_level: u32; xp_p: f32; xp_total: i32; xp_seed: i32; inventory: Vec<Item>;
        ender_items: Vec<Item>; abilities: Abilities;
        entered_nether_position: Option<(f64, f64, f64)>;
        root_vehicle: Option<([u32; 4], Entity)>; shoulder_entity_left: Option<Entity>;
        shoulder_entity_right: Option<Entity>; seen_credits: bool; recipe_book: RecipeBook
    }

    Item { count: i8; slot: u8; id: String }

    Abilities {
        walk_speed: f32; fly_speed: f32; may_fly: bool; flying: bool; invulnerable: bool;
        may_build: bool; instabuild: bool
    }

    Entity {
        id: String; pos: (f64, f64, f64); motion: (f64, f64, f64); rotation: (f32, f32);
        fall_distance: f32; fire: u16; air: u16; on_ground: bool; no_gravity: bool;
        invulnerable: bool; portal_cooldown: i32; uuid: [u32; 4]; custom_name: Option<String>;
        custom_name_visible: bool; silent: bool; glowing: bool
    }

    RecipeBook {
        recipes: Vec<String>; to_be_displayed: Vec<String>; is_filtering_craftable: bool;
        is_gui_open: bool; is_furnace_filtering_craftable: bool; is_furnace_gui_open: bool;
        is_blasting_furnace_filtering_craftable: bool; is_blasting_furnace_gui_open: bool;
        is_smoker_filtering_craftable: bool; is_smoker_gui_open: bool
    }

    Updates { updates: Vec<Update> }

    Update {
        contacts: Vec<Contact>; score: u32; world_radius: f32; terrain_updates: Vec<TerrainUpdate>
    }

    Contact {
        damage: u8; entity_id: u32; entity_type: Option<EntityType>; guidance: Guidance;
        player_id: Option<u16>; reloads: Vec<bool>; transform: Transform; turret_angles: Vec<u16>
    }

    Guidance { angle: u16; submerge: bool; velocity: i16 }

    Transform { altitude: i8; angle: u16; position: (f32, f32); velocity: i16 }

    TerrainUpdate { chunk_id: (i8, i8); data: Vec<u8> }
}

choice! {
    GameType { Survival = 0, Creative = 1, Adventure = 2, Spectator = 3 }

    EntityType {
        ArleighBurke = 0, Bismarck = 1, Clemenceau = 2, Fletcher = 3, G5 = 4, Iowa = 5,
        Kolkata = 6, Osa = 7, Yasen = 8, Zubr = 9,
    }
}
