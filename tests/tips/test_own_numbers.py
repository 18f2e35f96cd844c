"""Who wrote down an own number is asked once; who wrote down the scammer's is not.

The sentences are written for this test. N stands for a mobile number, C for a CCCD, M for a CMND.
"""

import re
import time
import unicodedata

import pytest

from core.text import fold
from tips.own_numbers import own_numbers_in

N, C, M = "0912 345 678", "079201001234", "024123456"

OWN = """
Số của tôi là N.
Số điện thoại của tôi: N
Số điện thoại của em là N, mong các anh giúp.
sđt của con là N
SĐT mình N
sđt tôi N
Đt em N
Điện thoại của cháu là N ạ.
Số của cháu: N, cháu học lớp 10.
so dien thoai cua minh la N
so cua toi N
Tôi tên Nguyễn Văn An, số điện thoại N.
Tôi tên Hoa, ở Thủ Đức, sđt N. Hôm qua tôi bị lừa.
toi ten Lan sdt N
Tôi tên Hân, sđt N
Tôi tên Lụa, sđt N
Em tên Minh, N, ở phường Bến Thành.
Tên tôi là Trần Thị Bích, đt N
Tôi là Nguyễn Thị Tư, số điện thoại N, ở Hóc Môn.
Cháu là Nam, số của cháu N.
Tôi tên Hùng, 45 tuổi, sinh năm 1980, quận 3, sđt N
Người báo tin: Lê Văn Bảy, điện thoại N
Liên hệ tôi qua số N.
Cần thêm thông tin xin liên hệ với tôi theo số N.
Có gì gọi cho tôi số N nhé.
Gọi cho tôi: N
Xin gọi cho em theo số N sau 17 giờ.
Các anh công an cần gì thì gọi cho con số N
Vui lòng nhắn tin cho mình qua Zalo N.
goi lai cho toi so N
Bị mất 20 triệu. Liên hệ em: N
Zalo của tôi N
Số Zalo của em là N
Kẻ lừa đảo gọi vào số của tôi N lúc 9 giờ sáng.
Họ gọi vào số điện thoại của mẹ tôi là N
Số điện thoại tôi đang dùng là N
Số di động của mình (N) bị quấy rối.
N là số của tôi.
N (số của tôi)
N là số điện thoại của em, xin giữ kín.
Nó gọi từ số lạ. Số của tôi là N.
Hãy gọi N gặp tôi.
Số máy bàn nhà tôi là 028 3829 1234
Sdt cua toi la +84 912 345 678
Số của tôi 0084912345678
Số của tôi 0912.345.678
Số của tôi 0912-345-678
Số của tôi 09 12 34 56 78
Số liên hệ của tôi: N
My number is N.
My phone number: N
You can call me on N
Please call me back at N
Contact me at N if you need more.
My name is An, phone N.
N is my number.
Em muốn báo tin, sđt em là N, cám ơn anh chị
Tôi là chủ số điện thoại N
Con tên Bảo học lớp 8, số của mẹ con là N
Cán bộ cần gì cứ gọi cho tôi qua N
sdt của e N
Anh chị cần hỏi thêm thì alo em N
I can be reached at N
You may contact me via N
CCCD của tôi C
CCCD C
Căn cước công dân số C
Tôi tên An, C
Nó bắt tôi gửi căn cước C rồi vay tiền.
079 201 001 234
Số C bị lộ
CMND của tôi M
chứng minh nhân dân số M cấp năm 2005
so cmnd: M
Nó lấy chứng minh thư M của tôi
CMT M
ID card M
"""

OTHERS = """
Số N gọi cho tôi xưng là công an.
Hôm qua số N gọi cho tôi.
Có người gọi cho tôi từ số N nói con tôi bị tai nạn.
Có người gọi cho tôi số N đòi tiền.
Nó gọi cho tôi bằng số N
Đối tượng gọi cho em qua số N, xưng là cán bộ điều tra.
Kẻ lừa đảo dùng số N.
Số điện thoại lừa đảo: N
Số của nó là N
Số của kẻ lừa đảo là N
Số của con mụ đó là N
Số điện thoại của đối tượng N
Sđt của người đó N
Tôi nhận cuộc gọi từ số N
Tôi bị số N lừa 50 triệu.
Tôi tên Hoa, bị số N gọi điện lừa đảo.
Tôi tên Hoa, hôm qua có số N gọi cho tôi.
Tôi tên Lan, số N gọi cho tôi xưng công an.
Nó nói: tôi là cán bộ công an, số điện thoại N.
Hắn xưng tên là Minh, số N, công an quận 1.
Người lạ nhắn tin cho tôi qua Zalo N
Zalo của nó là N
Họ bảo tôi gọi lại số N để nhận quà.
Tin nhắn ghi: gọi ngay N để mở khóa tài khoản.
Quảng cáo vay nhanh, liên hệ N.
Liên hệ N để nhận thưởng, họ nói vậy.
Có số lạ liên hệ tôi, N
Một phụ nữ liên hệ với tôi qua số N rủ đầu tư.
N gọi cho tôi 5 lần.
N gọi tôi suốt đêm.
N
Đây là số lừa đảo N, mọi người cẩn thận.
Số điện thoại của tôi bị N gọi liên tục.
Số lạ N nhắn tin cho em.
Con tôi chuyển tiền cho số N
Mẹ tôi nhận được cuộc gọi từ N
so N goi cho toi noi toi no tien
co nguoi goi cho toi bang so N
doi tuong xung cong an so N
toi bi lua boi so N
Tôi chuyển 500.000 đồng vào ví Momo N
Tổng đài giả 028 3829 1234 gọi tôi.
Nó biết số của tôi rồi gọi bằng số N.
Nhân viên ngân hàng giả gọi cho em theo số N
Shipper giả gọi cho tôi số N kêu chuyển 30 nghìn.
Công an giả gọi cho tôi số N
Nó bảo: số của tôi là N, cần thì gọi.
Tài khoản 1023456789 tên Nguyễn Văn B
Chuyển vào stk 123456789 ngân hàng A
STK 071201001234 ngân hàng B, chủ tài khoản tên C
Mã đơn hàng 123456789
Mã vận đơn C
Tôi bấm vào http://example.com/C
Lúc 8 giờ 15 ngày 20/11/2026 tôi mất 25.000.000 đồng.
Sáng nay tôi nghe máy số N, đầu dây bên kia xưng công an
Kẻ gian đưa số N bảo tôi liên hệ
Bên kia cho tôi số N để liên lạc
Hàng xóm tôi tên Tư, số N, cho vay nặng lãi
Người bán tên Lan, sđt N, nhận cọc rồi chặn tôi
Tài khoản Zalo N giả làm em gái tôi
Tôi gọi lại số N thì không ai bắt máy
Số điện thoại em ấy là N
Số của em gái giao hàng giả là N
Tôi tên Mai, có người tự nhận là shipper số N kêu tôi chuyển khoản
Tôi là nạn nhân, số điện thoại kẻ gian N
Em là sinh viên, tìm việc trên mạng thì gặp số N
The number N keeps calling me
A man called me from N
N called me and asked for money.
The scammer's number is N
He said call this number N
Someone texted me from N pretending to be the police.
Their number: N
Call N to claim your prize, it said.
"""


def sentences(block):
    """Each sentence, with its numbers filled in, as it is, in plain letters and with marks apart."""
    numbers = {"N": N, "C": C, "M": M}
    for line in block.strip().splitlines():
        sentence = re.sub(r"\b[NCM]\b", lambda found: numbers[found[0]], line)
        yield from (sentence, fold(sentence), unicodedata.normalize("NFD", sentence))


def test_the_corpus_is_large_enough():
    assert min(OWN.count("\n"), OTHERS.count("\n")) > 50


@pytest.mark.parametrize("sentence", list(sentences(OWN)))
def test_an_own_number_is_found(sentence):
    assert len(own_numbers_in(sentence)) == 1


@pytest.mark.parametrize("sentence", list(sentences(OTHERS)))
def test_the_number_of_somebody_else_raises_no_question(sentence):
    assert own_numbers_in(sentence) == []


def test_the_own_number_is_told_from_the_other_in_one_text():
    text = "Số 0987654321 gọi cho tôi đòi tiền. Số của tôi là 0912 345 678, căn cước 079201001234."
    assert own_numbers_in(text) == ["0912 345 678", "079201001234"]
    assert own_numbers_in("Số lạ 0987654321, số của tôi là 0912345678.") == ["0912345678"]


def test_a_letter_that_begins_with_its_sender():
    text = """Tôi tên: Phạm Thị Dung, sinh năm 1958
    Địa chỉ: 12/3 Lê Văn Sỹ
    SĐT: 0912345678
    Sáng nay có số 0987654321 gọi tôi xưng là công an, bắt chuyển 200.000.000 đồng vào stk 079201001234."""
    assert own_numbers_in(text) == ["0912345678"]


def test_a_number_written_twice_is_named_once():
    assert own_numbers_in("Số của tôi 0912345678. Nhắc lại: số của tôi 0912345678") == ["0912345678"]


@pytest.mark.parametrize("text", [None, "", "   ", "Không có số nào.", "\x00\ud800", 912345678])
def test_anything_is_taken(text):
    assert own_numbers_in(text) == []


@pytest.mark.parametrize(
    "number",
    ["0412345678", "091234567", "09123456789", "097201001234", "000201001234", "079901001234", "12345678"],
)
def test_what_is_no_number_of_a_person_is_none(number):
    assert own_numbers_in(f"Số của tôi {number}") == []


@pytest.mark.parametrize(
    "piece",
    ["0", "0 ", "0912345678", "số của tôi 0912345678 ", "gọi cho tôi ", "079 ", "+84", "cmnd ", "tôi tên "],
)
def test_twice_the_text_takes_about_twice_the_time(piece):
    def seconds(length):
        text = (piece * length)[:length]
        began = time.process_time()
        own_numbers_in(text)
        return time.process_time() - began

    once, twice = (min(seconds(length) for _time in range(3)) for length in (50_000, 100_000))
    assert twice < 3 * once + 0.02
