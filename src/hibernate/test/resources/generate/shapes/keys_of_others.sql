create table student (id integer primary key, name text);
create table course (code varchar(8) primary key not null, title text);
create table mark (
    student_id bigint not null references student on delete cascade,
    course_code varchar(8) not null,
    taken date not null,
    mark integer,
    primary key (course_code, student_id, taken),
    constraint fk_mark_course foreign key (course_code) references course (code) on update cascade
);
create table follows (
    follower_id integer not null references student (id),
    followed_id integer not null references student (id),
    since integer,
    primary key (followed_id, follower_id)
) without rowid;
create table note (student_id integer not null, line integer, text text, primary key (student_id, line),
    foreign key (student_id) references student (id));
create table twins (a integer not null references student, b integer not null references student, primary key (b, a));
insert into student values (1, 'Ann'), (2, 'Ben');
insert into course values ('go', 'Go');
insert into mark values (1, 'go', 0, 5);
insert into follows values (1, 2, 3);
insert into note values (1, 1, 'x');
insert into twins values (1, 2);
