create table room (
    room_id bigint not null,
    name varchar(80) not null,
    floor integer not null,
    position integer not null,
    code varchar(20),
    state varchar(10) not null,
    constraint pk_room primary key (room_id) include (name),
    constraint room_place unique (floor, position) deferrable,
    constraint room_place_now unique (position, floor) include (name),
    constraint room_code unique nulls not distinct (code),
    constraint positive_floor check (floor >= 0) no inherit,
    constraint known_state check (state in ('OPEN', 'SHUT')) no inherit
);
create index room_name_pattern on room (name text_pattern_ops);
create index room_state_hash on room using hash (state);
create index room_code_storage on room (code) with (fillfactor = 70);
create unique index room_code_name on room (code, name) nulls not distinct;
create index room_floor_nulls on room (floor nulls first);
create table seat (
    seat_id bigint not null,
    floor integer,
    position integer,
    code varchar(20),
    room_id bigint,
    constraint chosen_seat_name primary key (seat_id) deferrable initially deferred,
    constraint seat_place foreign key (floor, position) references room (position, floor) match full,
    constraint seat_code foreign key (code) references room (code) match full
);
alter table seat add constraint seat_room foreign key (room_id) references room (room_id) not valid;
alter table seat add constraint seat_code_size check (length(code) > 1) not valid;
create table door (
    door_id bigint primary key,
    room_id bigint not null references room,
    constraint door_of_room unique (room_id) deferrable initially deferred
);
create table tag (
    tag_id bigint primary key,
    name varchar(40)
);
create table room_tag (
    room_id bigint not null,
    tag_id bigint not null,
    constraint room_tag_both primary key (room_id, tag_id) deferrable,
    constraint room_tag_room foreign key (room_id) references room match full,
    constraint room_tag_tag foreign key (tag_id) references tag
);
alter table room_tag add constraint room_tag_later foreign key (tag_id) references tag not valid;
alter table room_tag drop constraint room_tag_tag;
create index room_tag_hash on room_tag using hash (tag_id);
